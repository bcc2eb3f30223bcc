/**
 * Screens at the wall, each of which shows one unit's board: made by a hospital's administrator, claimed once by a code,
 * known by a secret until they are revoked.
 */
@NullMarked
package org.flightplan.displays;

import org.jspecify.annotations.NullMarked;

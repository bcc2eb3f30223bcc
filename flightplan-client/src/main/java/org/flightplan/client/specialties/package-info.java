/**
 * What specialties declare.
 * docs/specialties.md tells how they are written.
 */
@NullMarked
package org.flightplan.client.specialties;

import org.jspecify.annotations.NullMarked;

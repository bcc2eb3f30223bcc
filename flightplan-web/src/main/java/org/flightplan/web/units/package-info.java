/**
 * Units and their beds over HTTP.
 * The administrator declares them; at the bedside it is said whether a bed can be used.
 */
@NullMarked
package org.flightplan.web.units;

import org.jspecify.annotations.NullMarked;

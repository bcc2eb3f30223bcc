/**
 * Admissions over HTTP: admitting, moving, discharging, clinical events, and the views of a stay.
 * A stay's timeline and trajectory are read here too, since their paths are the admission's.
 */
@NullMarked
package org.flightplan.web.admissions;

import org.jspecify.annotations.NullMarked;

/**
 * The plan of a stay: exactly one for each admission, made with it.
 * Its id follows from the admission's, so that there can't be a second.
 */
@NullMarked
package org.flightplan.flightplans;

import org.jspecify.annotations.NullMarked;

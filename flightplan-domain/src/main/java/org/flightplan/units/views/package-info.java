/**
 * The read model of units: a row a unit, its beds in it.
 * Who lies in a bed is not in it.
 */
@NullMarked
package org.flightplan.units.views;

import org.jspecify.annotations.NullMarked;

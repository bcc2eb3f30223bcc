/**
 * Units and beds, the board, the census.
 * Whoever is in a bed is shown by the board; units say what there is.
 */
@NullMarked
package org.flightplan.client.units;

import org.jspecify.annotations.NullMarked;

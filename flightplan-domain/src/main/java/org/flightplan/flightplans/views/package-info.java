/**
 * The read model of flight plans.
 * It follows the plan's stream and its admission's discharge.
 */
@NullMarked
package org.flightplan.flightplans.views;

import org.jspecify.annotations.NullMarked;

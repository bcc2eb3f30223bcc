/**
 * The read model of trajectories: the changes a trajectory is calculated from.
 * One row a move, a risk state or a discharge.
 */
@NullMarked
package org.flightplan.trajectory.views;

import org.jspecify.annotations.NullMarked;

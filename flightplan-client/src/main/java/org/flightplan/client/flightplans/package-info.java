/**
 * The plan of a stay: its target, its milestones, its tasks.
 * Milestones and tasks belong to their plan, and are changed by commands on it.
 */
@NullMarked
package org.flightplan.client.flightplans;

import org.jspecify.annotations.NullMarked;

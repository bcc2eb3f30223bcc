/**
 * What a hospital is to hold after commands of the API, told without the application: the rules once more, short and plain. What
 * the simulator makes is held against it, and what a server shows.
 */
@NullMarked
package org.flightplan.simulator.model;

import org.jspecify.annotations.NullMarked;

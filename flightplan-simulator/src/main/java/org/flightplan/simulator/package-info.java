/**
 * Hospitals that never were: from a seed and a clock, who came, where they lay, what was done and planned, and when they left,
 * told as commands of the HTTP API. The same seed and the same clock give the same history, byte for byte; it sends nothing.
 *
 * <p>{@code House} says what a hospital has; {@code Flow} lets patients come, wait for beds and theatres, and go; a
 * {@code Chronicle} tells what was recorded of each; {@code Recording} makes commands of that. What a specialty is like stands
 * in the resources beside this package: no clinical word is in the code.
 */
@NullMarked
package org.flightplan.simulator;

import org.jspecify.annotations.NullMarked;

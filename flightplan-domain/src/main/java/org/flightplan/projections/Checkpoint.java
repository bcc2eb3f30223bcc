package org.flightplan.projections;

import java.time.Instant;

/**
 * How far a projection has come.
 *
 * @param name the projection's
 * @param position of the last event it has projected; 0 before the first
 * @param updatedAt when it last moved
 * @param paused whether it is to stand still
 */
public record Checkpoint(String name, long position, Instant updatedAt, boolean paused) {}

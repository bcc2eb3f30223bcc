package org.flightplan.projections;

import java.time.Instant;
import java.util.UUID;

/**
 * A stream a projection could not go on with.
 *
 * @param projection the projection's name
 * @param tenant whose stream it is
 * @param stream its id
 * @param position of the first event that was not projected
 * @param eventType that event's type
 * @param reason the class of the fault
 * @param parkedAt when
 */
public record ParkedStream(
        String projection,
        UUID tenant,
        UUID stream,
        long position,
        String eventType,
        String reason,
        Instant parkedAt) {}

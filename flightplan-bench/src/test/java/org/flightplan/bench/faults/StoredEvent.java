package org.flightplan.bench.faults;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as the table holds it.
 *
 * @param position its id
 * @param tenant whose it is
 * @param stream its stream
 * @param version its place there
 * @param effect what it is the effect of
 * @param eventId the id that its command gave it
 * @param createdAt when it was recorded
 */
record StoredEvent(
        long position, UUID tenant, UUID stream, int version, Effect effect, String eventId, Instant createdAt) {}

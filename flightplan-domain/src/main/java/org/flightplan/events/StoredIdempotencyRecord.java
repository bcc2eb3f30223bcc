package org.flightplan.events;

/**
 * An idempotency record as the log holds it.
 *
 * @param record what was kept
 * @param version the version that the first event's stream had reached
 * @param position of the last event of the request
 */
public record StoredIdempotencyRecord(IdempotencyRecord record, int version, long position) {}

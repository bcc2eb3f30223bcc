package org.flightplan.events;

/**
 * A receipt as the log holds it.
 *
 * @param receipt what was kept
 * @param version the version that the first event's stream had reached
 * @param position of the last event of the request
 */
public record StoredIdempotencyRecord(IdempotencyRecord receipt, int version, long position) {}

package org.flightplan.events;

/**
 * The log can't take an append now: its queue is full, the server is stopping, or the database is away. What became of
 * the append is unknown in the last case: send it again with the same idempotency key.
 */
public final class LogUnavailable extends RuntimeException {

    /** @param reason for the log, without PHI */
    public LogUnavailable(String reason) {
        super(reason);
    }

    /** @param reason for the log, without PHI */
    public LogUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** A stream holds an event in a schema version that this build does not know yet: another node does. */
    public static LogUnavailable laterVersion(String type) {
        return new LogUnavailable("an event of type " + type + " is of a later schema version than this build knows");
    }
}

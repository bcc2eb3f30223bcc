package org.flightplan.audit;

/** An access could not be recorded: what was asked for must not be served. The caller should come back. */
public final class AuditUnavailable extends RuntimeException {

    AuditUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }

    AuditUnavailable(String reason) {
        super(reason);
    }
}

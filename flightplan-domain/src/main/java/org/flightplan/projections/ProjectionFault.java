package org.flightplan.projections;

import org.flightplan.events.RecordedEvent;

/** A projection could not apply an event, for a reason that lies in the two of them. */
final class ProjectionFault extends RuntimeException {

    private final String projection;
    private final transient RecordedEvent event;

    ProjectionFault(String projection, RecordedEvent event, Throwable cause) {
        super(projection + " can't apply the event at position " + event.position(), cause);
        this.projection = projection;
        this.event = event;
    }

    String projection() {
        return projection;
    }

    RecordedEvent event() {
        return event;
    }

    /** The innermost class of the fault; its message may quote data. */
    String reason() {
        Throwable at = this;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getClass().getName();
    }
}

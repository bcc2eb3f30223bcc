package org.flightplan.imports.mapping;

/** A row can't be said in FlightPlan's words. Its message is the reason, which says nothing of a patient; report the row, and go on. */
public final class Unmappable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Unmappable(Reason reason) {
        super(reason.reason(), null, false, false);
        this.reason = reason;
    }

    /** Why, and what to do. */
    public Reason reason() {
        return reason;
    }
}

package org.flightplan.projections;

import java.sql.SQLException;
import org.flightplan.events.RecordedEvent;
import org.flightplan.tenants.DatabaseUnavailable;

/**
 * Goes on past an event that the database refuses: a page at a time while all is well; event by event where a page
 * fails, until the one at fault is alone; and past it, its stream parked.
 */
final class FaultIsolation {

    private static final int ATTEMPTS = 3;

    private FaultIsolation() {}

    /** A transaction that projects up to so many events; false when there are no more. */
    interface Step {
        boolean project(int most, boolean alone) throws SQLException;
    }

    /** A transaction that parks a stream. */
    interface Park {
        void park(ProjectionFault fault) throws SQLException;
    }

    /**
     * Projects the next page; false when there are no more.
     *
     * @param page the most events of a page
     */
    static boolean go(int page, Step step, Park park) throws SQLException {
        try {
            return step.project(page, false);
        } catch (SQLException | RuntimeException e) {
            if (!DatabaseUnavailable.liesInTheData(e)) {
                throw e;
            }
        }
        for (int event = 0; event < page; event++) {
            if (!singleStep(step, park)) {
                return false;
            }
        }
        return true;
    }

    private static boolean singleStep(Step step, Park park) throws SQLException {
        for (int attempt = 1; true; attempt++) {
            try {
                return step.project(1, true);
            } catch (ProjectionFault fault) {
                if (attempt == ATTEMPTS) {
                    park.park(fault);
                    return true;
                }
            }
        }
    }

    /** A projection could not apply an event, for a reason that lies in the two of them. */
    static final class ProjectionFault extends RuntimeException {

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
}

package org.flightplan.flightplans;

import java.util.UUID;

/** What has happened to a flight plan. */
public sealed interface FlightPlanEvent {

    /**
     * {@code flightplan.created}: made with its admission, in one append.
     *
     * @param id the plan's
     * @param admissionId the admission it is the plan of
     * @param status draft
     */
    record FlightPlanCreated(FlightPlanId id, UUID admissionId, String status) implements FlightPlanEvent {

        /** The plan with which an admission begins. */
        public static FlightPlanCreated ofAdmission(UUID admission) {
            return new FlightPlanCreated(FlightPlanId.ofAdmission(admission), admission, "draft");
        }
    }
}

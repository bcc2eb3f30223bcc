package org.flightplan.audit;

/** What was looked at. The stored names never change. */
public enum Action {
    PATIENTS_LISTED("patients.listed"),
    PATIENTS_SEARCHED("patients.searched"),
    PATIENT_READ("patient.read"),
    ADMISSIONS_LISTED("admissions.listed"),
    ADMISSION_READ("admission.read"),
    TIMELINE_READ("timeline.read"),
    TRAJECTORY_READ("trajectory.read"),
    FLIGHT_PLAN_READ("flightplan.read"),
    STREAM_READ("stream.read"),
    FEED_READ("feed.read"),
    BROKEN_GLASS_LISTED("break_glass.listed"),
    AUDIT_SEARCHED("audit.searched"),
    AUDIT_EXPORTED("audit.exported"),
    DISCLOSURES_ACCOUNTED("audit.disclosures");

    private final String stored;

    Action(String stored) {
        this.stored = stored;
    }

    /** The name in the audit trail and in the API. */
    public String stored() {
        return stored;
    }
}

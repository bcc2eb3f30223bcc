package org.flightplan.audit;

/** What was read or done. The stored names never change. */
public enum Action {
    PATIENTS_LISTED("patients.listed", Kind.LOOK),
    PATIENTS_SEARCHED("patients.searched", Kind.LOOK),
    PATIENT_READ("patient.read", Kind.LOOK),
    ADMISSIONS_LISTED("admissions.listed", Kind.LOOK),
    ADMISSION_READ("admission.read", Kind.LOOK),
    TIMELINE_READ("timeline.read", Kind.LOOK),
    TRAJECTORY_READ("trajectory.read", Kind.LOOK),
    BOARD_READ("board.read", Kind.LOOK),
    CLINICAL_EVENT_READ("clinical_event.read", Kind.LOOK),
    FLIGHT_PLANS_LISTED("flightplans.listed", Kind.LOOK),
    CALCULATIONS_READ("calculations.read", Kind.LOOK),
    ATTACHMENTS_LISTED("attachments.listed", Kind.LOOK),
    ATTACHMENT_READ("attachment.read", Kind.LOOK),
    FLIGHT_PLAN_READ("flightplan.read", Kind.LOOK),
    STREAM_READ("stream.read", Kind.LOOK),
    FEED_READ("feed.read", Kind.LOOK),
    BROKEN_GLASS_LISTED("break_glass.listed", Kind.LOOK),
    ARCHIVE_READ("archive.read", Kind.LOOK),
    AUDIT_SEARCHED("audit.searched", Kind.LOOK),
    AUDIT_EXPORTED("audit.exported", Kind.LOOK),
    DISCLOSURES_ACCOUNTED("audit.disclosures", Kind.LOOK),

    PATIENT_RECORDED("patient.recorded", Kind.COMMAND),
    PATIENT_UPDATED("patient.updated", Kind.COMMAND),
    PATIENTS_MERGED("patient.merged", Kind.COMMAND),
    PATIENT_ADMITTED("admission.created", Kind.COMMAND),
    PATIENT_MOVED("admission.moved", Kind.COMMAND),
    MOVE_CORRECTED("admission.move_corrected", Kind.COMMAND),
    MOVE_REQUESTED("admission.move_requested", Kind.COMMAND),
    STAY_UPDATED("admission.updated", Kind.COMMAND),
    PATIENT_DISCHARGED("admission.discharged", Kind.COMMAND),
    DISCHARGE_CANCELLED("admission.discharge_cancelled", Kind.COMMAND),
    STAY_CANCELLED("admission.cancelled", Kind.COMMAND),
    CARE_TEAM_CHANGED("care_team.changed", Kind.COMMAND),
    CLINICAL_EVENT_RECORDED("clinical_event.recorded", Kind.COMMAND),
    CLINICAL_EVENT_CORRECTED("clinical_event.corrected", Kind.COMMAND),
    ATTACHMENT_ADDED("attachment.added", Kind.COMMAND),
    ATTACHMENT_RETRACTED("attachment.retracted", Kind.COMMAND),
    FLIGHT_PLAN_CHANGED("flightplan.changed", Kind.COMMAND),
    UNIT_CHANGED("unit.changed", Kind.COMMAND),
    EVENTS_APPENDED("events.appended", Kind.COMMAND),

    GLASS_BROKEN("break_glass.opened", Kind.ACT),
    BROKEN_GLASS_REVIEWED("break_glass.reviewed", Kind.ACT),
    PATIENT_ERASED("patient.erased", Kind.ACT),
    LEGAL_HOLD_SET("legal_hold.set", Kind.ACT),
    LEGAL_HOLD_LIFTED("legal_hold.lifted", Kind.ACT),
    KEYS_ROTATED("keys.rotated", Kind.ACT),
    TENANT_CREATED("tenant.created", Kind.ACT),
    TENANT_CHANGED("tenant.changed", Kind.ACT),
    ARCHIVE_ASKED("archive.asked", Kind.ACT),
    ARCHIVE_APPROVED("archive.approved", Kind.ACT),
    TENANT_EXPORTED("tenant.exported", Kind.ACT),
    TENANT_IMPORTED("tenant.imported", Kind.ACT),
    CARE_TEAMS_SWITCHED_ON("care_teams.switched_on", Kind.ACT),
    CARE_TEAMS_SWITCHED_OFF("care_teams.switched_off", Kind.ACT),
    DISPLAY_MADE("display.made", Kind.ACT),
    DISPLAY_CLAIMED("display.claimed", Kind.ACT),
    DISPLAY_REVOKED("display.revoked", Kind.ACT),
    PROJECTIONS_REBUILT("projections.rebuilt", Kind.ACT),
    PROJECTION_PAUSED("projection.paused", Kind.ACT),
    PROJECTION_RESUMED("projection.resumed", Kind.ACT),
    PROJECTION_RETRIED("projection.retried", Kind.ACT),
    TABLE_MAINTAINED("database.table_maintained", Kind.ACT),
    SESSION_INTERRUPTED("database.session_interrupted", Kind.ACT),

    LEGAL_HOLD_READ("legal_hold.read", Kind.OTHER),
    LOG_VERIFIED("log.verified", Kind.OTHER),
    UNITS_READ("units.read", Kind.OTHER),
    CENSUS_READ("census.read", Kind.OTHER),
    EVENTS_FOLLOWED("events.followed", Kind.OTHER),
    DISPLAYS_LISTED("displays.listed", Kind.OTHER),
    ARCHIVES_LISTED("archives.listed", Kind.OTHER),
    TENANTS_LISTED("tenants.listed", Kind.OTHER),
    PROJECTIONS_READ("projections.read", Kind.OTHER),
    NODES_READ("nodes.read", Kind.OTHER),
    KEYS_READ("keys.read", Kind.OTHER),
    SEALS_READ("seals.read", Kind.OTHER),
    DATABASE_READ("database.read", Kind.OTHER);

    /** When it comes on record. */
    public enum Kind {
        /** Before it is served. */
        LOOK,
        /** When it is refused; done, the log itself tells of it, and the trail when a service did it. */
        COMMAND,
        /** When it is done or refused. */
        ACT,
        /** When it is refused: what it shows concerns no patient. */
        OTHER
    }

    private final String stored;
    private final Kind kind;

    Action(String stored, Kind kind) {
        this.stored = stored;
        this.kind = kind;
    }

    /** The name in the audit trail and in the API. */
    public String stored() {
        return stored;
    }

    /** When it comes on record. */
    public Kind kind() {
        return kind;
    }
}

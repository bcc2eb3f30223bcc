package org.flightplan.web.openapi;

import java.util.List;
import org.flightplan.admissions.views.StayFilter;
import org.flightplan.admissions.views.StaySort;
import org.flightplan.audit.Purpose;
import org.flightplan.fields.FieldType;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.web.audit.AuditResource;
import org.flightplan.web.board.BoardResource;
import org.flightplan.web.http.AccessRecords;
import org.flightplan.web.http.Page;
import org.flightplan.web.subscriptions.SubscriptionResource;
import org.flightplan.web.users.UsersResource;

/**
 * A parameter outside the body.
 *
 * @param name as it is sent
 * @param in query or header
 * @param kind what it holds
 * @param description one line
 */
record Parameter(String name, String in, FieldType kind, String description) {

    private static final FieldType TEXT = new FieldType.Text(FieldType.LONGEST_TEXT);

    static final Parameter LIMIT = query("limit", new FieldType.Whole(1, 200), "The most to answer; 50 when absent");
    static final Parameter FEED_LIMIT =
            query("limit", new FieldType.Whole(1, 1_000), "The most to answer; 100 when absent");
    static final Parameter OFFSET = query(
            "offset",
            new FieldType.Whole(0, Page.FARTHEST),
            "How many to leave out; what lies farther is read by cursor");
    static final Parameter CURSOR =
            query("cursor", TEXT, "The next of the page before, of the same query, without an offset");
    static final Parameter AFTER =
            query("after", new FieldType.Whole(0, Long.MAX_VALUE), "Events behind this position");
    static final Parameter EVENT_TYPE = query("event_type", TEXT, "Events of this type alone, by its stored name");
    static final Parameter UNIT_ID = query(
            "unit_id",
            new FieldType.Id(),
            "Events of this unit alone, of stays that are in it, and of their coming and going");
    static final Parameter STREAM_ID = query("stream_id", new FieldType.Id(), "Events of this stream alone");
    static final Parameter LAST_EVENT_ID = header(
            SubscriptionResource.LAST_EVENT_ID,
            TEXT,
            "What is behind this position: the id that came last, or the position that a board shows");
    static final Parameter AS_OF = query(
            "as_of",
            new FieldType.Moment(),
            "As it was recorded up to this moment, here or in the system that it is imported from; not ahead of the clock");
    static final Parameter CENSUS_AS_OF = query(
            "as_of",
            new FieldType.Moment(),
            "As it was recorded up to this moment, whose day is the last that may be asked for; not ahead of the clock");
    static final Parameter PATIENT_ID = query("patient_id", new FieldType.Id(), "Of this patient");
    static final Parameter STATUS =
            query("status", new FieldType.OneOf(List.of("active", "discharged", "cancelled")), "Of this status");
    static final Parameter PLAN_STATUS = query("status", new FieldType.OneOf(PlanStatus.WORDS), "Of this status");
    static final Parameter LOCATION = query("location", TEXT, "Where the patient is now, by code or alias");
    static final Parameter RISK = query("risk", TEXT, "Open and in this risk state, by code or alias");
    static final Parameter ATTENDING = query("attending_id", new FieldType.Id(), "Whose attending is this user");
    static final Parameter FLAG = query(
            "flag",
            new FieldType.OneOf(StayFilter.Flag.words()),
            "Open and to be cross-checked, its review due, its target day over, or waiting for another place");
    static final Parameter SORT = query(
            "sort",
            new FieldType.OneOf(StaySort.words()),
            "The order, turned round by a hyphen; -admit_date when absent. Within the same, by id. Of stays without a known"
                    + " risk or location these come lowest, those without a target last; what is closed to the caller comes"
                    + " at the end");
    static final Parameter STAFF_ROLE = query("role", new FieldType.OneOf(UsersResource.ROLES), "Who has this role");
    static final Parameter SPECIALTY = query("specialty", TEXT, "Of this specialty");
    static final Parameter VERSION = query("version", TEXT, "Of this version, such as the one an event names");

    static final Parameter AFTER_SEAL = query(
            "after",
            new FieldType.Whole(0, Integer.MAX_VALUE - 1),
            "Begin behind the seal of this number; 0 when absent");
    static final Parameter SEAL_LIMIT =
            query("limit", new FieldType.Whole(1, AuditResource.MOST_SEALS), "The most seals, and as many when absent");
    static final Parameter USER = query("user", new FieldType.Id(), "Of this user");
    static final Parameter LOOKED_AT = query("patient_id", new FieldType.Id(), "At this patient");
    static final Parameter ACTION = query("action", new FieldType.OneOf(AdminSchemas.ACTIONS), "Of this kind");
    static final Parameter PURPOSE = query("purpose", new FieldType.OneOf(Purpose.names()), "For this purpose");
    static final Parameter FROM = query("from", new FieldType.Moment(), "Not before this moment");
    static final Parameter TO = query("to", new FieldType.Moment(), "Before this moment");

    static final Parameter VIEW =
            query("view", new FieldType.OneOf(BoardResource.VIEWS), "day: the day alone; the whole board when absent");
    static final Parameter SINCE = query(
            "since",
            new FieldType.Moment(),
            "What was done since this moment of the last 7 days, such as the beginning of a shift; since the day began when"
                    + " absent");
    static final Parameter FROM_DAY = query(
            "from",
            new FieldType.Date(),
            "The first day, in the hospital's time zone; 29 days before the last when absent");
    static final Parameter TO_DAY = query(
            "to", new FieldType.Date(), "The last day, today at the latest, and today when absent; at most 400 days");

    static final Parameter WHICH = query(
            "which",
            new FieldType.OneOf(List.of("alerts", "all")),
            "Those not reviewed yet, or all; alerts when absent");

    static final Parameter PURPOSE_OF_USE = header(
            AccessRecords.PURPOSE_HEADER,
            new FieldType.OneOf(Purpose.names()),
            "What it is looked at for, as the audit trail will say; treatment when absent");
    static final Parameter TENANT =
            header("X-Tenant-ID", new FieldType.Id(), "When sent, it must be the token's tenant");
    static final Parameter IDEMPOTENCY_KEY = header(
            "Idempotency-Key",
            new FieldType.Text(255),
            "The same key with the same request again repeats the first answer and records nothing");
    static final Parameter PREFER =
            header("Prefer", TEXT, "respond-async: answer 202 when durable, without waiting for the queries");
    static final Parameter IF_MATCH = header(
            "If-Match",
            TEXT,
            "One ETag as it was read, such as \"3\", or *; another version is 412, any other form and another expected_version 400");

    private static Parameter query(String name, FieldType kind, String description) {
        return new Parameter(name, "query", kind, description);
    }

    private static Parameter header(String name, FieldType kind, String description) {
        return new Parameter(name, "header", kind, description);
    }

    /** Whether a readable value may be out of its range. */
    boolean hasRange() {
        return kind instanceof FieldType.Whole || kind instanceof FieldType.OneOf || kind instanceof FieldType.Date;
    }
}

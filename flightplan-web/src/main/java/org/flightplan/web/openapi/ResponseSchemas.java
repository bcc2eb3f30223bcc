package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;

import java.util.Arrays;
import java.util.List;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** What the API answers, declared as requests are. A test holds every answer against this. */
final class ResponseSchemas {

    static final FieldType ID = new FieldType.Id();
    static final FieldType MOMENT = new FieldType.Moment();
    static final FieldType TEXT = new FieldType.Text(FieldType.LONGEST_TEXT);
    static final FieldType NUMBER = new FieldType.Decimal();
    static final FieldType COUNT = new FieldType.Whole(0, Long.MAX_VALUE);
    private static final FieldType VERSION = new FieldType.Whole(1, Integer.MAX_VALUE);
    static final FieldType ANY = new FieldType.AnyObject();
    private static final Field WARNINGS = optional(
            "warnings",
            new FieldType.ListOf(
                    new FieldType.Nested(Shape.of(
                            required("code", TEXT),
                            required("field", TEXT),
                            required("message", TEXT),
                            required("severity", new FieldType.OneOf(List.of("info", "warning"))))),
                    0,
                    1_000));

    private static final FieldType HANDLE = new FieldType.Text(255);

    static final Shape PATIENT = Shape.of(
            optional("id", ID),
            optional("name", TEXT).asPhi(),
            optional("mrn", TEXT).asPhi(),
            optional("date_of_birth", new FieldType.Date()).asPhi(),
            optional("gender", TEXT),
            optional("identity", new FieldType.OneOf(List.of("confirmed", "provisional"))),
            optional("deceased_at", MOMENT),
            optional("diagnosis", TEXT).asPhi(),
            optional("admission_count", COUNT),
            optional("merged_into", ID),
            optional("erased", new FieldType.Flag()),
            optional("restricted", new FieldType.Flag()),
            optional("access_handle", HANDLE),
            optional("version", VERSION));

    static final Shape ADMISSION = Shape.of(
            optional("id", ID),
            optional("patient_id", ID),
            optional(
                    "patient",
                    new FieldType.Nested(Shape.of(
                            required("id", ID),
                            optional("name", TEXT).asPhi(),
                            optional("mrn", TEXT).asPhi(),
                            optional("date_of_birth", new FieldType.Date()).asPhi(),
                            optional("gender", TEXT),
                            optional("identity", TEXT)))),
            optional("post_operative_day", COUNT),
            optional("target_discharge_date", new FieldType.Date()),
            optional("open_tasks", COUNT),
            optional("flightplan_id", ID),
            optional("specialty", TEXT),
            optional("attending_id", ID),
            optional("attending_name", TEXT),
            optional("care_team", new FieldType.ListOf(ID, 0, 10_000)),
            optional("admit_date", MOMENT),
            optional("admission_type", TEXT),
            optional("discharge_date", MOMENT),
            optional("disposition", TEXT).asPhi(),
            optional("died", new FieldType.Flag()),
            optional("visit_number", TEXT).asPhi(),
            optional("diagnosis", TEXT).asPhi(),
            optional("weight_kg", NUMBER),
            optional("isolation", TEXT),
            optional(
                    "move_request",
                    new FieldType.Nested(Shape.of(
                            required("request_id", ID),
                            required("to_location", TEXT),
                            optional("to_bed", TEXT),
                            optional("needed_by", MOMENT),
                            optional("reason", TEXT).asPhi()))),
            required("status", new FieldType.OneOf(List.of("active", "discharged", "cancelled"))),
            optional("current_location", TEXT),
            optional("current_bed", TEXT),
            optional("current_risk", TEXT),
            optional("risk_since", MOMENT),
            optional("length_of_stay_hours", NUMBER),
            optional("cross_check", new FieldType.Flag()),
            optional("review_date", new FieldType.Date()),
            optional("chief_complaint", TEXT).asPhi(),
            optional("restricted", new FieldType.Flag()),
            optional("access_handle", HANDLE),
            optional("emergency_access_until", MOMENT),
            optional("version", VERSION));

    static final Shape TIMELINE_ITEM = Shape.of(
            required("id", ID),
            required("admission_id", ID),
            required("event_type", TEXT),
            required("occurred_at", MOMENT),
            required("recorded_at", MOMENT),
            required("title", TEXT).asPhi(),
            optional("details", ANY).asPhi(),
            optional("corrected", new FieldType.Flag()));

    static final Shape CLINICAL_EVENT = TIMELINE_ITEM.and(
            optional("retracted", new FieldType.Flag()),
            objects(
                    "corrections",
                    required("id", ID),
                    required("recorded_at", MOMENT),
                    required("recorded_by", ID),
                    optional("occurred_at", MOMENT),
                    optional("details", ANY).asPhi(),
                    optional("retracted", new FieldType.Flag()),
                    optional("correction_reason", TEXT).asPhi()));

    static final Shape STEP = Shape.of(
            required("id", ID),
            required("admission_id", ID),
            required("location", TEXT),
            optional("bed", TEXT),
            optional("risk_level", TEXT),
            optional("level", COUNT),
            required("effective_at", MOMENT),
            optional("ended_at", MOMENT),
            optional("duration_hours", NUMBER));

    static final Shape FLIGHT_PLAN = Shape.of(
            required("id", ID),
            required("admission_id", ID),
            required("status", new FieldType.OneOf(List.of("draft", "active", "completed", "cancelled"))),
            optional("target_discharge_date", new FieldType.Date()),
            objects(
                    "milestones",
                    required("milestone_id", ID),
                    required("name", TEXT),
                    optional("phase", TEXT),
                    optional("target_date", new FieldType.Date()),
                    optional("reached_at", MOMENT)),
            objects(
                    "tasks",
                    required("task_id", ID),
                    required("kind", new FieldType.OneOf(List.of("action", "barrier"))),
                    required("text", TEXT).asPhi(),
                    optional("owner_id", ID),
                    optional("owner_name", TEXT),
                    optional("due", MOMENT),
                    optional("raised_by_event", ID),
                    optional("done_at", MOMENT)),
            required("version", VERSION));

    static final Shape EVENT = Shape.of(
            required("position", COUNT),
            optional("stream_id", ID),
            optional("stream_type", TEXT),
            optional("event_version", VERSION),
            optional("event_type", TEXT),
            optional("data", ANY).asPhi(),
            optional("metadata", ANY),
            optional("created_at", MOMENT),
            optional("created_by", ID),
            optional("restricted", new FieldType.Flag()),
            optional("access_handle", HANDLE));

    static final Shape EVENT_TYPE =
            Shape.of(required("event_type", TEXT), required("stream_type", TEXT), required("schema_version", VERSION));

    static final Shape EVENT_SCHEMA = Shape.of(
            required("$schema", TEXT),
            required("$id", TEXT),
            required("title", TEXT),
            required("description", TEXT),
            required("type", TEXT),
            optional("required", new FieldType.ListOf(TEXT, 0, 500)),
            required("properties", ANY));

    static final Shape SIGN_IN = Shape.of(
            required("development", new FieldType.Flag()),
            optional("default_tenant_id", ID),
            optional("issuer", TEXT),
            optional("client_id", TEXT));

    static final Shape TENANT = Shape.of(
            required("id", ID),
            required("name", TEXT),
            required("active", new FieldType.Flag()),
            required("enabled_specialties", new FieldType.ListOf(TEXT, 0, 100)),
            required("care_teams", new FieldType.Flag()),
            required("time_zone", TEXT),
            required("created_at", MOMENT));

    static final Shape USER = Shape.of(
            required("id", ID),
            optional("name", TEXT),
            required("roles", new FieldType.ListOf(TEXT, 1, 4)),
            required("last_seen", MOMENT));

    static final Shape CURRENT_TENANT = Shape.of(
            required("id", ID),
            required("name", TEXT),
            required("specialties", new FieldType.ListOf(TEXT, 0, 100)),
            required("time_zone", TEXT),
            required("care_teams", new FieldType.Flag()),
            required("attachment_limit", COUNT));

    static final Shape EMERGENCY_ACCESS_BEGUN = Shape.of(
            required("id", ID), required("patient_id", ID), optional("admission_id", ID), required("ends_at", MOMENT));

    static final Shape TOKEN =
            Shape.of(required("access_token", TEXT), required("token_type", TEXT), required("expires_in", COUNT));

    private ResponseSchemas() {}

    /**
     * What a command answers: the ids, the version its stream reached, and the position of its last event; the ids alone to
     * those to whom the stay is closed.
     */
    static Shape recorded(String... ids) {
        return Shape.of(Arrays.stream(ids).map(id -> required(id, ID)).toList())
                .and(optional("new_version", VERSION), optional("position", COUNT), WARNINGS);
    }

    /** What POST /events answers. */
    static Shape appended() {
        return recorded("stream_id").and(required("event_ids", new FieldType.ListOf(ID, 1, 500)));
    }

    /** A list. */
    static Shape listOf(Shape item) {
        return Shape.of(
                required("items", new FieldType.ListOf(new FieldType.Nested(item), 0, 1_000)),
                required("limit", COUNT),
                required("offset", COUNT),
                optional("next", TEXT));
    }

    /** A list whose first page tells how many there are in all, where that is cheap to know. */
    static Shape counted(Shape item) {
        return listOf(item).and(optional("total", COUNT));
    }

    static Field objects(String name, Field... fields) {
        return required(name, new FieldType.ListOf(new FieldType.Nested(Shape.of(fields)), 0, Integer.MAX_VALUE));
    }
}

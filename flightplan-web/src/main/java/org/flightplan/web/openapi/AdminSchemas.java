package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.ResponseSchemas.COUNT;
import static org.flightplan.web.openapi.ResponseSchemas.ID;
import static org.flightplan.web.openapi.ResponseSchemas.MOMENT;
import static org.flightplan.web.openapi.ResponseSchemas.TEXT;
import static org.flightplan.web.openapi.ResponseSchemas.objects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flightplan.audit.AccessRecord;
import org.flightplan.audit.Action;
import org.flightplan.audit.Purpose;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.integrity.SealReport;

/** What the API answers those who administer it and look after privacy. A test holds every answer against this. */
final class AdminSchemas {

    static final List<String> ACTIONS =
            Arrays.stream(Action.values()).map(Action::stored).toList();

    private static final List<String> FINDINGS = Arrays.stream(SealReport.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    static final Shape ACCESS_RECORD = Shape.of(
            required("id", ID),
            required("recorded_at", MOMENT),
            required("user", ID),
            required("action", new FieldType.OneOf(ACTIONS)),
            optional("subject_id", ID),
            required("patient_ids", new FieldType.ListOf(ID, 0, 1_000)),
            required("purpose", new FieldType.OneOf(Purpose.names())),
            required(
                    "outcome",
                    new FieldType.OneOf(List.of(
                            AccessRecord.SERVED, AccessRecord.DONE, AccessRecord.REFUSED, AccessRecord.NOT_FOUND))),
            required("request_id", ID));

    static final Shape ACCESS_RECORDS = Shape.of(
            required("items", new FieldType.ListOf(new FieldType.Nested(ACCESS_RECORD), 0, Integer.MAX_VALUE)),
            required("count", COUNT));

    static final Shape SEAL_REPORT = Shape.of(
            required("intact", new FieldType.Flag()),
            optional(
                    "first_finding",
                    new FieldType.Nested(Shape.of(
                            required("kind", new FieldType.OneOf(FINDINGS)),
                            optional("position", COUNT),
                            required("seal", COUNT)))),
            required("seals", COUNT),
            required("events", COUNT),
            required("through_position", COUNT),
            required("unsealed_events", COUNT),
            optional("next", COUNT));

    static final Shape KEYS = Shape.of(
            required("master_key", TEXT),
            objects(
                    "items",
                    required("tenant_id", ID),
                    required("version", COUNT),
                    required("made_at", MOMENT),
                    required("master_key", TEXT),
                    required("older", COUNT)));

    static final Shape SEALS = Shape.of(
            required("position", COUNT),
            required("lag_seconds", COUNT),
            objects(
                    "items",
                    required("tenant_id", ID),
                    required("number", COUNT),
                    required("position", COUNT),
                    optional("sealed_at", MOMENT)));

    static final Shape NODES = Shape.of(objects(
            "items",
            required("id", ID),
            required("host", TEXT),
            required("process", COUNT),
            required("version", TEXT),
            required("state", new FieldType.OneOf(List.of("ready", "not_ready", "silent"))),
            required("answers", new FieldType.Flag()),
            required("started_at", MOMENT),
            required("seen_at", MOMENT),
            required("silent_seconds", COUNT),
            objects("problems", required("about", TEXT), required("problem", TEXT)),
            objects(
                    "pools",
                    required("pool", TEXT),
                    required("lent", COUNT),
                    required("waited_ms", COUNT),
                    required("full", COUNT),
                    required("away", COUNT)),
            objects(
                    "late_work",
                    required("name", TEXT),
                    required("overdue_seconds", COUNT),
                    optional("problem", TEXT))));

    static final Shape PROJECTIONS = Shape.of(
            required("head", COUNT),
            required("lag", COUNT),
            required("lag_seconds", COUNT),
            objects(
                    "items",
                    required("name", TEXT),
                    required("position", COUNT),
                    required("lag", COUNT),
                    required("lag_seconds", COUNT),
                    required("updated_at", MOMENT),
                    required("paused", new FieldType.Flag())),
            objects(
                    "parked",
                    required("projection", TEXT),
                    required("tenant_id", ID),
                    required("stream_id", ID),
                    required("position", COUNT),
                    required("event_type", TEXT),
                    required("reason", TEXT),
                    required("parked_at", MOMENT),
                    required("retries", COUNT),
                    required("retry_at", MOMENT)),
            optional(
                    "rebuild",
                    new FieldType.Nested(Shape.of(
                            required("state", new FieldType.OneOf(List.of("requested", "running", "finished"))),
                            required("requested_at", MOMENT),
                            optional("started_at", MOMENT),
                            required("position", COUNT),
                            required("target", COUNT),
                            required("events_per_second", COUNT),
                            optional("eta_seconds", COUNT),
                            optional("finished_at", MOMENT)))));

    static final Shape PAUSED = Shape.of(required("name", TEXT), required("paused", new FieldType.Flag()));

    static final Shape EMERGENCY_ACCESS = Shape.of(
            required("id", ID),
            required("patient_id", ID),
            required("user", ID),
            optional("reason", TEXT).asPhi(),
            required("accessed_at", MOMENT),
            required("ends_at", MOMENT),
            required("request_id", ID),
            optional("reviewed_by", ID),
            optional("reviewed_at", MOMENT));

    static final Shape HOLD = Shape.of(required("held", new FieldType.Flag()));

    static final Shape ROTATED = Shape.of(required("tenant_key_version", new FieldType.Whole(1, Integer.MAX_VALUE)));

    static final Shape ARCHIVE = Shape.of(
            required("id", ID),
            required("state", new FieldType.OneOf(List.of("asked", "approved", "ready", "expired"))),
            required("recipient", TEXT),
            required("asked_by", ID),
            required("asked_at", MOMENT),
            optional("approved_by", ID),
            optional("approved_at", MOMENT),
            optional("made_at", MOMENT),
            optional("bytes", COUNT),
            optional("events", COUNT),
            optional("contents", COUNT),
            optional("missing_contents", COUNT),
            required("expires_at", MOMENT));

    static final Shape REQUESTED = Shape.of(required("status", new FieldType.OneOf(List.of("requested"))));

    private AdminSchemas() {}
}

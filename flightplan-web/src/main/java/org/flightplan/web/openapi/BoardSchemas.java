package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.ResponseSchemas.objects;

import java.util.List;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** What the board answers. */
final class BoardSchemas {

    private static final FieldType ID = ResponseSchemas.ID;
    private static final FieldType TEXT = ResponseSchemas.TEXT;
    private static final FieldType MOMENT = ResponseSchemas.MOMENT;
    private static final FieldType COUNT = ResponseSchemas.COUNT;
    private static final FieldType FLAG = new FieldType.Flag();
    private static final FieldType DATE = new FieldType.Date();
    private static final FieldType AGE = new FieldType.Nested(Shape.of(
            required("value", COUNT),
            required("unit", new FieldType.OneOf(List.of("hours", "days", "months", "years")))));
    private static final FieldType FLAGS = new FieldType.ListOf(
            new FieldType.OneOf(
                    List.of("cross_check", "review_due", "isolation", "same_name", "similar_name", "provisional")),
            0,
            6);
    private static final FieldType MOVE_REQUEST = new FieldType.Nested(Shape.of(
            required("request_id", ID),
            required("to_location", TEXT),
            optional("to_bed", TEXT),
            optional("needed_by", MOMENT),
            optional("reason", TEXT).asPhi()));

    private static final Shape OCCUPANT = Shape.of(
            optional("restricted", FLAG),
            optional("access_handle", new FieldType.Text(255)),
            optional("admission_id", ID),
            optional("patient_id", ID),
            optional("flightplan_id", ID),
            optional("version", COUNT),
            optional("location", TEXT),
            optional("bed", TEXT),
            optional("name", TEXT).asPhi(),
            optional("age", AGE).asPhi(),
            optional("sex", TEXT),
            optional("specialty", TEXT),
            optional("risk", TEXT),
            optional("risk_since", MOMENT),
            optional("post_operative_day", COUNT),
            optional("admit_date", MOMENT),
            optional("length_of_stay_hours", new FieldType.Decimal()),
            optional("attending_id", ID),
            optional("attending_name", TEXT),
            optional("target_discharge_date", DATE),
            optional("overdue", FLAG),
            optional("flags", FLAGS),
            optional("isolation", TEXT),
            optional(
                    "therapies",
                    list(
                            required("event_id", ID),
                            required("therapy", TEXT).asPhi(),
                            required("started_at", MOMENT),
                            optional("stopped_at", MOMENT))),
            optional(
                    "barriers",
                    list(required("task_id", ID), optional("text", TEXT).asPhi(), optional("due", MOMENT))),
            optional("move_request", MOVE_REQUEST));

    private static final FieldType NUMBERS = new FieldType.Nested(Shape.of(
            required("occupied", COUNT),
            required("open", COUNT),
            required("unavailable", COUNT),
            required("pending_in", COUNT),
            required("pending_out", COUNT),
            required("beds", COUNT)));

    private static final Field UNITS = optional("units", list(unit(OCCUPANT)));

    private static final Shape DAY = Shape.of(
            required("date", DATE),
            required("since", MOMENT),
            done("admissions"),
            done("moves", optional("to_location", TEXT), optional("to_bed", TEXT)),
            done("operations", optional("title", TEXT).asPhi()),
            done(
                    "discharges",
                    optional("died", FLAG),
                    optional("target_discharge_date", DATE),
                    optional("overdue", FLAG)),
            of(
                    "tasks",
                    required("task_id", ID),
                    required("kind", TEXT),
                    optional("text", TEXT).asPhi(),
                    required("due", MOMENT),
                    required("overdue", FLAG)),
            of(
                    "undated_tasks",
                    required("task_id", ID),
                    required("kind", TEXT),
                    optional("text", TEXT).asPhi()),
            of(
                    "done_tasks",
                    required("task_id", ID),
                    required("kind", TEXT),
                    optional("text", TEXT).asPhi(),
                    required("done_at", MOMENT)),
            of(
                    "milestones",
                    required("milestone_id", ID),
                    required("milestone", TEXT),
                    optional("reached_at", MOMENT)));

    /** The board; of the day alone, the day alone. */
    static final Shape BOARD = Shape.of(
            required("position", COUNT),
            UNITS,
            optional("without_bed", list(OCCUPANT)),
            optional("elsewhere", list(OCCUPANT)),
            required("day", new FieldType.Nested(DAY)));

    private static final Shape PASSER_BY = Shape.of(
            optional("restricted", FLAG),
            optional("bed", TEXT),
            optional("name", TEXT).asPhi(),
            optional("risk", TEXT),
            optional("level", COUNT),
            optional("post_operative_day", COUNT),
            optional("admit_date", MOMENT),
            optional("overdue", FLAG),
            optional("flags", FLAGS),
            optional("move_to", TEXT),
            optional("open_barriers", COUNT));

    /** One unit's board, as a display shows it. */
    static final Shape AT_THE_WALL = Shape.of(
            required("position", COUNT),
            required("display", TEXT),
            required("time_zone", TEXT),
            required("unit", new FieldType.Nested(unit(PASSER_BY))),
            required("without_bed", list(PASSER_BY)));

    private BoardSchemas() {}

    private static Shape unit(Shape occupant) {
        return Shape.of(
                optional("unit_id", ID),
                required("location", TEXT),
                required("name", TEXT),
                optional("specialty", TEXT),
                required("numbers", NUMBERS),
                objects(
                        "beds",
                        required("bed", TEXT),
                        optional("attributes", new FieldType.ListOf(TEXT, 0, 20)),
                        required(
                                "state",
                                new FieldType.OneOf(List.of("available", "occupied", "cleaning", "blocked", "double"))),
                        optional("undeclared", FLAG),
                        optional("reason", TEXT),
                        optional("until", MOMENT),
                        required("occupants", list(occupant))));
    }

    private static Field done(String name, Field... fields) {
        Field[] all = new Field[fields.length + 2];
        all[0] = required("expected", FLAG);
        all[1] = optional("at", MOMENT);
        System.arraycopy(fields, 0, all, 2, fields.length);
        return of(name, all);
    }

    private static Field of(String name, Field... fields) {
        return required(
                name,
                list(Shape.of(
                                required("admission_id", ID),
                                required("patient_id", ID),
                                optional("name", TEXT).asPhi(),
                                optional("location", TEXT),
                                optional("bed", TEXT))
                        .and(fields)));
    }

    private static FieldType list(Field... fields) {
        return list(Shape.of(fields));
    }

    private static FieldType list(Shape shape) {
        return new FieldType.ListOf(new FieldType.Nested(shape), 0, Integer.MAX_VALUE);
    }
}

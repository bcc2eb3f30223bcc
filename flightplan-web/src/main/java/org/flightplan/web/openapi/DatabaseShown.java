package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;

import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** What {@code /admin/database} answers: its columns are those of the questions' statements. */
final class DatabaseShown {

    private static final FieldType MOMENT = new FieldType.Moment();
    private static final FieldType TEXT = new FieldType.Text(FieldType.LONGEST_TEXT);
    private static final FieldType NUMBER = new FieldType.Decimal();
    private static final FieldType COUNT = new FieldType.Whole(0, Long.MAX_VALUE);
    private static final FieldType TEXTS = new FieldType.ListOf(TEXT, 0, Integer.MAX_VALUE);
    private static final Field TABLE = required("table", TEXT);
    private static final Field PID = required("pid", COUNT);
    private static final Field ROLE = optional("role", TEXT);
    private static final Field APPLICATION = optional("application", TEXT);
    private static final Field SECONDS = optional("seconds", COUNT);
    private static final Field STATEMENT = optional("statement", TEXT);

    static final Shape REPORT = Shape.of(
            required(
                    "migrations",
                    new FieldType.Nested(Shape.of(
                            optional("version", TEXT),
                            required("applied", COUNT),
                            required("pending", TEXTS),
                            required("changed", TEXTS),
                            required("unknown", TEXTS),
                            rows("history", required("changeset", TEXT), required("applied_at", MOMENT))))),
            rows("size", required("database", TEXT), required("bytes", COUNT), required("version", TEXT)),
            rows(
                    "tables",
                    TABLE,
                    required("table_bytes", COUNT),
                    required("index_bytes", COUNT),
                    required("rows", COUNT)),
            rows(
                    "connections",
                    ROLE,
                    APPLICATION,
                    required("state", TEXT),
                    required("connections", COUNT),
                    required("most", COUNT)),
            rows("slow_queries", PID, ROLE, APPLICATION, SECONDS, optional("waits_for", TEXT), STATEMENT),
            rows("idle_sessions", PID, ROLE, APPLICATION, required("state", TEXT), required("minutes", COUNT)),
            rows("blocked", PID, ROLE, required("blocked_by", TEXT), SECONDS, STATEMENT),
            rows(
                    "bloat",
                    TABLE,
                    required("live_rows", COUNT),
                    required("dead_rows", COUNT),
                    required("dead_percent", NUMBER),
                    optional("last_vacuum", MOMENT)),
            rows(
                    "index_use",
                    TABLE,
                    required("index", TEXT),
                    required("scans", COUNT),
                    required("bytes", COUNT),
                    required("is_unique", new FieldType.Flag())),
            rows("cache_hit_ratio", optional("percent", NUMBER), optional("since", MOMENT)),
            rows(
                    "missing_indexes",
                    TABLE,
                    required("whole_scans", COUNT),
                    required("index_scans", COUNT),
                    required("rows", COUNT)));

    static final Shape MAINTAINED = Shape.of(TABLE, required("action", TEXT));

    static final Shape INTERRUPTED =
            Shape.of(PID, required("action", TEXT), required("interrupted", new FieldType.Flag()));

    private DatabaseShown() {}

    private static Field rows(String name, Field... columns) {
        return required(name, new FieldType.ListOf(new FieldType.Nested(Shape.of(columns)), 0, Integer.MAX_VALUE));
    }
}

package org.flightplan.launcher.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A column that stands in PostgreSQL and in the file.
 *
 * @param needed whether it is never null
 */
record Column(String name, Kind kind, boolean needed) {

    /** How a column's values stand in the file. */
    enum Kind {
        WHOLE("integer"),
        TRUTH("integer"),
        BYTES("blob"),
        MOMENT("text"),
        TEXT("text");

        private final String stored;

        Kind(String stored) {
            this.stored = stored;
        }

        /** The file's type. */
        String stored() {
            return stored;
        }

        static Kind of(String type) {
            return switch (type) {
                case "bigint", "integer", "smallint" -> WHOLE;
                case "boolean" -> TRUTH;
                case "bytea" -> BYTES;
                case "timestamp with time zone" -> MOMENT;
                default -> TEXT;
            };
        }
    }

    /** As PostgreSQL is to give it. */
    String asked(String prefix) {
        String column = prefix + name;
        return switch (kind) {
            case WHOLE, BYTES -> column;
            case TRUTH -> column + "::int";
            case MOMENT -> "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
            case TEXT -> column + "::text";
        };
    }

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        if (kind == Kind.BYTES) {
            return row.getBytes(index);
        } else if (kind == Kind.TEXT || kind == Kind.MOMENT) {
            return row.getString(index);
        }
        long number = row.getLong(index);
        return row.wasNull() ? null : number;
    }
}

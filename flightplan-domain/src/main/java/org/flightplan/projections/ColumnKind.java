package org.flightplan.projections;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.fields.Jsons;
import org.jspecify.annotations.Nullable;

/** What a column of a read model holds. */
public enum ColumnKind {
    /** A {@link java.util.UUID}. */
    UUID("uuid", java.util.UUID.class),
    /** A {@link String}. */
    TEXT("text", String.class),
    /** An {@link Integer}. */
    INTEGER("int4", Integer.class),
    /** A {@link Long}, a global position as a rule. */
    LONG("int8", Long.class),
    /** An {@link Instant}, kept to the microsecond. */
    MOMENT("timestamptz", Instant.class),
    /** A {@link Boolean}. */
    FLAG("bool", Boolean.class),
    /** An array of bytes. */
    BYTES("bytea", byte[].class),
    /** A {@link JsonObject}. */
    JSON("jsonb", JsonObject.class),
    /** A {@link List} of texts. */
    TEXTS("text[]", List.class),
    /** A {@link List} of {@link Instant}s. */
    MOMENTS("timestamptz[]", List.class);

    private final String sqlType;
    private final Class<?> javaType;

    ColumnKind(String sqlType, Class<?> javaType) {
        this.sqlType = sqlType;
        this.javaType = javaType;
    }

    /**
     * A parameter that takes an array of it. What the driver has no binary form of goes as an array of texts, for which
     * it has one: an array in one text is escaped here and searched for its elements there.
     */
    String parameter() {
        return switch (this) {
            case UUID, MOMENT, JSON -> "?::text[]::" + sqlType + "[]";
            case TEXT, INTEGER, LONG, FLAG, BYTES -> "?::" + sqlType + "[]";
            // an array of arrays has but one length: each goes as the text of an array
            case TEXTS, MOMENTS -> "?::text[]";
        };
    }

    /** What an element of that array becomes on its way into the column. */
    String stored(String element) {
        return switch (this) {
            case TEXTS, MOMENTS -> element + "::" + sqlType;
            case UUID, MOMENT, JSON, TEXT, INTEGER, LONG, FLAG, BYTES -> element;
        };
    }

    /** The value itself, or a fault of the program. */
    @Nullable
    Object checked(@Nullable Object value) {
        return javaType.cast(value);
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        return switch (this) {
            case BYTES -> row.getBytes(column);
            case JSON -> {
                String text = row.getString(column);
                yield text == null ? null : Jsons.object(text);
            }
            case MOMENT -> {
                OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            case TEXTS -> {
                java.sql.Array texts = row.getArray(column);
                yield texts == null ? null : List.of((String[]) texts.getArray());
            }
            case MOMENTS -> {
                java.sql.Array moments = row.getArray(column);
                yield moments == null
                        ? null
                        : Stream.of((Timestamp[]) moments.getArray())
                                .map(Timestamp::toInstant)
                                .toList();
            }
            case UUID, TEXT, INTEGER, LONG, FLAG -> row.getObject(column);
        };
    }

    java.sql.Array array(Connection connection, List<? extends @Nullable Object> values) throws SQLException {
        return switch (this) {
            case UUID, MOMENT, JSON -> connection.createArrayOf("text", texts(values));
            // the driver finds its own way by the array's type alone
            case BYTES -> connection.createArrayOf(sqlType, values.toArray(new byte[0][]));
            case INTEGER -> connection.createArrayOf(sqlType, values.toArray(new Integer[0]));
            case LONG -> connection.createArrayOf(sqlType, values.toArray(new Long[0]));
            case FLAG -> connection.createArrayOf(sqlType, values.toArray(new Boolean[0]));
            case TEXT -> connection.createArrayOf(sqlType, values.toArray(new String[0]));
            case TEXTS, MOMENTS -> connection.createArrayOf("text", arrays(connection, values));
        };
    }

    private static @Nullable String[] arrays(Connection connection, List<? extends @Nullable Object> values)
            throws SQLException {
        @Nullable String[] arrays = new String[values.size()];
        for (int i = 0; i < arrays.length; i++) {
            if (values.get(i) instanceof List<?> elements) {
                arrays[i] = connection.createArrayOf("text", texts(elements)).toString();
            }
        }
        return arrays;
    }

    private static @Nullable String[] texts(List<? extends @Nullable Object> values) {
        return values.stream()
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}

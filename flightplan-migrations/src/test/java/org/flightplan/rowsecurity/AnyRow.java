package org.flightplan.rowsecurity;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A row for any table, from the types of its columns. Two rows of one number differ in nothing but the tenant, so that
 * what one row refers to is the other tables' row of the same tenant and number.
 */
final class AnyRow {

    private final String table;
    private final Map<String, String> values = new LinkedHashMap<>();

    AnyRow(Superuser superuser, String table, UUID tenant, int number) throws SQLException {
        this.table = table;
        for (String column :
                superuser.column("select attname || ' ' || atttypid::regtype from pg_attribute where attrelid" + " = '"
                        + table
                        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum")) {
            String[] words = column.split(" ", 2);
            values.put(words[0], value(words[0], words[1], tenant, number));
        }
    }

    String insertion() {
        return "insert into " + table + " (" + String.join(", ", values.keySet()) + ") values ("
                + String.join(", ", values.values()) + ")";
    }

    /** The same row with some of its columns as another row has them. */
    AnyRow with(List<String> columns, AnyRow other) {
        columns.forEach(column -> values.put(column, other.values.getOrDefault(column, "null")));
        return this;
    }

    private static String value(String column, String type, UUID tenant, int number) {
        return switch (column) {
            case "tenant_id" -> quoted(tenant);
            // of events, the id is made of it
            case "metadata" -> "jsonb_build_object('event_id', " + quoted(new UUID(7, number)) + ")";
            // of archives, another's than who asked
            case "approved_by" -> quoted(new UUID(8, number));
            // of claims, MRNs are what an erasure may release
            case "kind" -> quoted("mrn");
            case "ends_at" -> "now() + interval '1 minute'";
            // of looks, the purge sees those that are old enough
            case "recorded_at" -> quoted("2001-01-01");
            default -> value(type, number);
        };
    }

    private static String value(String type, int number) {
        return switch (type) {
            case "uuid" -> quoted(new UUID(7, number));
            case "smallint", "integer", "bigint", "numeric" -> String.valueOf(number);
            case "character varying", "text" -> quoted("x" + number);
            case "uuid[]", "bigint[]", "text[]", "timestamp with time zone[]" -> "'{}'";
            case "jsonb" -> "'{}'";
            // too short for a name's hash: its row in another table would meet that table's walls first
            case "bytea" -> "decode(lpad('" + number + "', 16, '0'), 'hex')";
            case "boolean" -> "false";
            case "date" -> "current_date";
            case "timestamp with time zone" -> "now()";
            default -> throw new IllegalArgumentException("AnyRow knows no value of the type " + type);
        };
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }
}

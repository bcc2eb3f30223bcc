package org.flightplan.launcher.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A table that stands in PostgreSQL and in the file, by the same name and with the same columns: whole numbers and truths as
 * integers, bytes as blobs, all else as text that PostgreSQL reads back as the same value.
 *
 * @param columns as PostgreSQL's catalogue has them, without those that it generates
 * @param key the primary key's
 */
record Table(String name, List<Column> columns, List<String> key) {

    private static final int FETCHED = 1_000;
    private static final int BATCH = 1_000;

    private static final String CATALOGUE = """
            select a.attname, format_type(a.atttypid, null), a.attnotnull,
                   coalesce(array_position(string_to_array(i.indkey::text, ' ')::int2[], a.attnum), 0)
              from pg_attribute a
              left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
             where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum
            """;

    /** As PostgreSQL has it now. */
    static Table of(String name, Connection postgres) throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        try (PreparedStatement statement = postgres.prepareStatement(CATALOGUE)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), Column.Kind.of(row.getString(2)), row.getBoolean(3)));
                    int place = row.getInt(4);
                    if (place > 0) {
                        while (key.size() < place) {
                            key.add("");
                        }
                        key.set(place - 1, row.getString(1));
                    }
                }
            }
        }
        return new Table(name, columns, key);
    }

    boolean has(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }

    /** Those of the columns alone that a set of names holds. */
    Table only(List<String> names) {
        return new Table(
                name,
                columns.stream().filter(each -> names.contains(each.name())).toList(),
                key);
    }

    /** Makes it in the file where it is missing. */
    void make(Connection file) throws SQLException {
        String lines = columns.stream()
                .map(each -> each.name() + " " + each.kind().stored() + (each.needed() ? " not null" : ""))
                .collect(Collectors.joining(",\n  "));
        execute(
                file,
                "create table if not exists " + name + " (\n  " + lines + ",\n  primary key (" + String.join(", ", key)
                        + ")\n)");
    }

    /** The names of its columns in the file, in their order; none where it is not there. */
    List<String> columnsIn(Connection file) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = file.createStatement();
                ResultSet row = statement.executeQuery("select name from pragma_table_info('" + name + "')")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** PostgreSQL's rows, to be completed by a condition on {@code r}. */
    String asked() {
        return "select " + columns.stream().map(each -> each.asked("r.")).collect(Collectors.joining(", ")) + " from "
                + name + " r ";
    }

    /** The file's rows, to be completed by a condition. */
    String stored() {
        return "select " + names() + " from " + name + " ";
    }

    /** Writes into the file what {@link #asked()} gave. */
    long write(ResultSet rows, Connection file) throws SQLException {
        String marks = columns.stream().map(each -> "?").collect(Collectors.joining(", "));
        long count = 0;
        try (PreparedStatement insert =
                file.prepareStatement("insert or replace into " + name + " (" + names() + ") values (" + marks + ")")) {
            while (rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, columns.get(i).read(rows, i + 1));
                }
                insert.addBatch();
                count++;
                if (count % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return count;
    }

    /** Asks PostgreSQL, a part of the rows at a time. */
    static PreparedStatement prepared(Connection postgres, String sql) throws SQLException {
        PreparedStatement statement = postgres.prepareStatement(sql);
        statement.setFetchSize(FETCHED);
        return statement;
    }

    /** Copies all rows of the file into PostgreSQL. */
    long fill(Connection file, Connection postgres) throws SQLException {
        CopyIn copy = postgres.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + name + " (" + names() + ") from stdin");
        try (Statement statement = file.createStatement();
                ResultSet rows = statement.executeQuery(stored() + "order by " + String.join(", ", key))) {
            StringBuilder lines = new StringBuilder();
            while (rows.next()) {
                append(rows, lines);
                if (lines.length() > 1 << 16) {
                    send(copy, lines);
                }
            }
            send(copy, lines);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Whether two rows, as they were read, say the same. */
    static boolean same(Object[] one, Object[] other) {
        return IntStream.range(0, one.length).allMatch(i -> Objects.deepEquals(one[i], other[i]));
    }

    /** All columns of a row. */
    @Nullable
    Object[] row(ResultSet rows) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).read(rows, i + 1);
        }
        return values;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private void append(ResultSet rows, StringBuilder lines) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).read(rows, i + 1);
            lines.append(i == 0 ? "" : "\t");
            if (value == null) {
                lines.append("\\N");
            } else if (value instanceof byte[] bytes) {
                lines.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            } else {
                escape(value.toString(), lines);
            }
        }
        lines.append('\n');
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(letter);
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        lines.setLength(0);
    }
}

package org.flightplan.append;

import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Binds one column after the other, arrays in binary where the driver can: JSON then needs no escaping. */
final class ArrayColumns {

    private final PreparedStatement statement;
    private final PGConnection driver;
    private int next = 1;

    ArrayColumns(PreparedStatement statement, PGConnection driver) {
        this.statement = statement;
        this.driver = driver;
    }

    void add(boolean flag) throws SQLException {
        statement.setBoolean(next++, flag);
    }

    void addIds(List<UUID> ids) throws SQLException {
        add("uuid", ids.toArray());
    }

    void addIdsOrNulls(List<? extends @Nullable UUID> ids) throws SQLException {
        add("uuid", ids.toArray(UUID[]::new));
    }

    void addTexts(List<String> texts) throws SQLException {
        add("text", texts.toArray(String[]::new));
    }

    <T> void addTexts(List<T> rows, Function<T, String> text) throws SQLException {
        add("text", column(String.class, rows, text));
    }

    void addNumbers(List<Integer> numbers) throws SQLException {
        int[] values = new int[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i);
        }
        add("int4", values);
    }

    void addNumbersOrNulls(List<? extends @Nullable Integer> numbers) throws SQLException {
        add("int4", numbers.toArray(Integer[]::new));
    }

    void addBytes(List<byte[]> bytes) throws SQLException {
        add("bytea", bytes.toArray(byte[][]::new));
    }

    <T> void addBytes(List<T> rows, Function<T, byte[]> bytes) throws SQLException {
        add("bytea", column(byte[].class, rows, bytes));
    }

    // by hand: streams would cost the writer, whom everybody waits for, as much as the encoding
    @SuppressWarnings("unchecked")
    private static <T, V> V[] column(Class<V> type, List<T> rows, Function<T, V> value) {
        V[] values = (V[]) Array.newInstance(type, rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return values;
    }

    private void add(String type, Object values) throws SQLException {
        statement.setArray(next++, driver.createArrayOf(type, values));
    }
}

package org.flightplan.events;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds one array after the other, in binary where the driver can: JSON then needs no escaping. */
final class ArrayColumns {

    private final PreparedStatement statement;
    private int next = 1;

    ArrayColumns(PreparedStatement statement) {
        this.statement = statement;
    }

    void add(boolean flag) throws SQLException {
        statement.setBoolean(next++, flag);
    }

    void addIds(List<UUID> ids) throws SQLException {
        add("uuid", ids.toArray());
    }

    <T> void addIds(List<T> rows, Function<T, UUID> id) throws SQLException {
        addIds(rows.stream().map(id).toList());
    }

    void addTexts(List<String> texts) throws SQLException {
        add("text", texts.toArray(new String[0]));
    }

    <T> void addTexts(List<T> rows, Function<T, String> text) throws SQLException {
        addTexts(rows.stream().map(text).toList());
    }

    void addNumbers(List<? extends @Nullable Integer> numbers) throws SQLException {
        add("int4", numbers.toArray(new Integer[0]));
    }

    void addFlags(List<Boolean> flags) throws SQLException {
        add("bool", flags.toArray(new Boolean[0]));
    }

    void addBytes(List<byte[]> bytes) throws SQLException {
        add("bytea", bytes.toArray(new byte[0][]));
    }

    <T> void addBytes(List<T> rows, Function<T, byte[]> bytes) throws SQLException {
        addBytes(rows.stream().map(bytes).toList());
    }

    private void add(String type, Object[] values) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
    }
}

package org.flightplan.projections;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.flightplan.projections.ProjectionStatus.Checkpoint;
import org.flightplan.projections.ReadModel.TableSet;

/** How far each projection has come. The live rows' locks, held to the commit, let one node project at a time. */
final class Checkpoints {

    private static final String REGISTER = "insert into {table} (name) values (?) on conflict (name) do nothing";
    private static final String ALL = "select name, position, updated_at, paused from {table} where name = any (?)";
    // rows and checkpoint are one transaction, and the log is durable: a crash at most projects a few events again, so
    // its commit need not wait for the disk; told with the lock, which spares a round trip
    private static final String LOCK = """
            select name, position, updated_at, paused, set_config('synchronous_commit', 'off', true),
                   set_config('idle_in_transaction_session_timeout', '5s', true)
              from {table}
             where name = any (?)
             order by name
               for update
            """;
    private static final String ADVANCE =
            "update {table} set position = ?, updated_at = clock_timestamp() where name = any (?)";
    private static final String PAUSE = "update projection_checkpoints set paused = ? where name = ?";

    private final String table;

    Checkpoints(TableSet edition) {
        table = edition.table("projection_checkpoints");
    }

    /** Makes the missing rows. */
    void register(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REGISTER.replace("{table}", table))) {
            for (String name : names) {
                statement.setString(1, name);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Those that are there. */
    Map<String, Checkpoint> of(Connection connection, Collection<String> names) throws SQLException {
        return read(connection, ALL, names);
    }

    /** Those that nobody else holds; locked until the transaction ends. */
    Map<String, Checkpoint> lockFree(Connection connection, Collection<String> names) throws SQLException {
        return read(connection, LOCK + " skip locked", names);
    }

    /** All of them, locked until the transaction ends; waits for who holds one. */
    Map<String, Checkpoint> lock(Connection connection, Collection<String> names) throws SQLException {
        return read(connection, LOCK, names);
    }

    void advance(Connection connection, Collection<String> names, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE.replace("{table}", table))) {
            statement.setLong(1, position);
            statement.setArray(2, connection.createArrayOf("text", names.toArray()));
            statement.executeUpdate();
        }
    }

    /** Has a projection stand still or go on; false when there is none of this name. */
    static boolean pause(Connection connection, String name, boolean paused) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
            statement.setBoolean(1, paused);
            statement.setString(2, name);
            return statement.executeUpdate() == 1;
        }
    }

    private Map<String, Checkpoint> read(Connection connection, String sql, Collection<String> names)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("{table}", table))) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                Map<String, Checkpoint> checkpoints = new TreeMap<>();
                while (row.next()) {
                    checkpoints.put(
                            row.getString(1),
                            new Checkpoint(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    row.getBoolean(4)));
                }
                return checkpoints;
            }
        }
    }
}

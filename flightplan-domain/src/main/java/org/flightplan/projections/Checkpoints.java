package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flightplan.settings.ServerDatasource;

/** How far each projection has come. The row's lock, held to the commit, lets one node project at a time. */
@ApplicationScoped
class Checkpoints {

    private static final String REGISTER =
            "insert into projection_checkpoints (name) values (?) on conflict (name) do nothing";
    private static final String LOCK =
            "select name, position from projection_checkpoints where name = any (?) order by name";
    private static final String ADVANCE =
            "update projection_checkpoints set position = ?, updated_at = clock_timestamp() where name = any (?)";
    private static final String ALL = "select name, position, updated_at from projection_checkpoints order by name";

    /** Makes the missing rows. */
    void register(Collection<String> names) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(REGISTER)) {
            for (String name : names) {
                statement.setString(1, name);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The positions of those that no other node holds; locked until the transaction ends. */
    Map<String, Long> lockFree(Collection<String> names) throws SQLException {
        return lock(names, LOCK + " for update skip locked");
    }

    /** The positions, locked until the transaction ends; waits for a node that holds one. */
    Map<String, Long> lock(Collection<String> names) throws SQLException {
        return lock(names, LOCK + " for update");
    }

    void advance(Collection<String> names, long position) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, position);
            statement.setArray(2, connection.createArrayOf("text", names.toArray()));
            statement.executeUpdate();
        }
    }

    List<Checkpoint> all() throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<Checkpoint> checkpoints = new ArrayList<>();
            while (row.next()) {
                checkpoints.add(new Checkpoint(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return checkpoints;
        }
    }

    private static Map<String, Long> lock(Collection<String> names, String sql) throws SQLException {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                Map<String, Long> positions = new TreeMap<>();
                while (row.next()) {
                    positions.put(row.getString(1), row.getLong(2));
                }
                return positions;
            }
        }
    }

    private static Connection connection() throws SQLException {
        return ServerDatasource.EVENTS.lookup().getConnection();
    }
}

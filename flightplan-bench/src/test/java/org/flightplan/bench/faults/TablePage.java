package org.flightplan.bench.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.bench.stand.Database;
import org.jspecify.annotations.Nullable;

/** Tails the table as the projector does: {@code id > last order by id}, in one session as long as that lives. */
final class TablePage implements Tail.Page {

    private static final String AFTER = "select id from event_store where id > ? order by id limit 1000";

    private final Database database;
    private @Nullable Connection connection;

    TablePage(Database database) {
        this.database = database;
    }

    @Override
    public List<Long> after(long position) throws SQLException {
        if (connection == null) {
            connection = database.as("flightplan_events").getConnection();
        }
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            List<Long> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
            return found;
        } catch (SQLException e) {
            connection.close();
            connection = null;
            throw e;
        }
    }
}

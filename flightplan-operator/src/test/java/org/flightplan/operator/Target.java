package org.flightplan.operator;

import java.sql.Connection;
import java.sql.SQLException;
import org.flightplan.migrations.TestDatabase;

/** The database that the jar works on, as the test reaches it past the jar. */
final class Target {

    private Target() {}

    static String url(TestDatabase database) {
        return database.jdbcUrl().replace("jdbc:", "");
    }

    static void change(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** As if a release had ended in the midst of the changelog, where patients' table is there and not what rests on it. */
    static void tagHalfway(TestDatabase database) throws SQLException {
        change(database, "update databasechangelog set tag = 'halfway' where id = 'read-model-patients'");
    }
}

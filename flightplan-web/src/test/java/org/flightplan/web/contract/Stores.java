package org.flightplan.web.contract;

import java.sql.SQLException;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.web.TestServer;

/** The server's two databases, asked past every wall. */
final class Stores {

    private Stores() {}

    /** The first column of the first row that the key store answers, after whatever else the text does. */
    static String keys(String sql) throws SQLException {
        return one(TestServer.keyStore(), sql);
    }

    /** The same of the log. */
    static String log(String sql) throws SQLException {
        return one(TestServer.database(), sql);
    }

    private static String one(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            var row = statement.getResultSet();
            row.next();
            return row.getString(1);
        }
    }
}

package org.flightplan.launcher.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.settings.SettingException;

/** Whose a file is: ours, the Python system's, another program's. */
final class FileOwner {

    private FileOwner() {}

    interface Opening {
        Connection open() throws SQLException;
    }

    /**
     * Lets pass what is ours, or empty, or not there; and changes nothing.
     *
     * @param application what our files are marked by, {@code format} the newest that is known here
     * @throws SettingException for everything else, saying what it is
     */
    static void refuseOthers(Path path, long application, long format, Opening opening) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return;
        }
        try (Connection found = opening.open()) {
            long marked = number(found, "pragma application_id");
            List<String> tables = tables(found);
            if (marked == application) {
                if (number(found, "pragma user_version") > format) {
                    throw SqliteFile.refused(
                            path, "was written by a newer FlightPlan; start that one, or name another file.");
                }
            } else if (tables.contains("events") || tables.contains("event_store")) {
                throw former(
                        path,
                        number(
                                found,
                                "select count(*) from " + (tables.contains("events") ? "events" : "event_store")));
            } else if (!tables.isEmpty()) {
                throw SqliteFile.refused(
                        path, "is another program's: it has a table " + tables.get(0) + "; name another file.");
            }
        } catch (SQLException e) {
            throw SqliteFile.refused(path, "is no SQLite database (" + SqliteFile.reason(e) + "); name another file.");
        }
    }

    private static SettingException former(Path path, long events) {
        return SqliteFile.refused(
                path,
                "is the development database of the Python system, with " + events + " events. It is left as it is, and"
                        + " taken in by the import: set DATABASE_URL to a file of another name, start FlightPlan, and run"
                        + " java -jar flightplan-import.jar --to http://localhost:8080 --database jdbc:sqlite:" + path
                        + " --dry-run (docs/sqlite.md says what it takes).");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}

package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flightplan.settings.Environment;

/**
 * Which PostgreSQL versions are good enough. Below 14 nothing runs; below 16.10 or 17.6 planner statistics leak rows
 * past row-level security (CVE-2025-8713), which is a warning, and in production a refusal.
 */
public final class ServerFloor {

    private static final int OLDEST = 140000;

    private ServerFloor() {}

    /**
     * What is wrong with the server for this environment, or empty.
     *
     * @throws SQLException as the database gave it
     */
    public static Optional<String> refusal(DataSource database, Environment environment) throws SQLException {
        return refusal(versionOf(database), environment);
    }

    /**
     * What is wrong with a version for this environment, or empty.
     *
     * @param version as {@code server_version_num}, such as 160010 for 16.10
     */
    static Optional<String> refusal(int version, Environment environment) {
        if (version < OLDEST) {
            return Optional.of("PostgreSQL " + name(version) + " is too old: 14 is the oldest that works, 16.10 the "
                    + "oldest for production.");
        }
        if (environment == Environment.PRODUCTION && leaks(version)) {
            return Optional.of(warning(version));
        }
        return Optional.empty();
    }

    static boolean leaks(int version) {
        return version < 160010 || (version >= 170000 && version < 170006);
    }

    static String warning(int version) {
        return "PostgreSQL " + name(version) + " can leak rows past row-level security (CVE-2025-8713): upgrade to "
                + "16.10, 17.6 or 18.";
    }

    static int versionOf(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_version_num')::int")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String name(int version) {
        return version / 10000 + "." + version % 10000;
    }
}

package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flightplan.settings.Environment;

/**
 * Which PostgreSQL versions are good enough. Below 14 nothing runs. Below 16 is too old for production; below 14.19, 15.14,
 * 16.10 and 17.6 planner statistics leak rows past row-level security (CVE-2025-8713). Both are a warning, and in production
 * a refusal.
 */
public final class ServerFloor {

    private static final int OLDEST = 140000;
    private static final int OLDEST_IN_PRODUCTION = 160000;
    private static final String REMEDY = ": upgrade to 16.10, 17.6 or 18.";

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
        return environment == Environment.PRODUCTION ? warning(version) : Optional.empty();
    }

    /** Why a version is none for production, or empty. */
    static Optional<String> warning(int version) {
        if (leaks(version)) {
            return Optional.of(
                    "PostgreSQL " + name(version) + " can leak rows past row-level security (CVE-2025-8713)" + REMEDY);
        }
        return version < OLDEST_IN_PRODUCTION
                ? Optional.of("PostgreSQL " + name(version) + " is too old for production" + REMEDY)
                : Optional.empty();
    }

    private static boolean leaks(int version) {
        int mended = switch (version / 10000) {
            case 14 -> 19;
            case 15 -> 14;
            case 16 -> 10;
            case 17 -> 6;
            default -> 0;
        };
        return version % 10000 < mended;
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

package org.flightplan.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** The operator's {@code roles.sql}, for those who have no psql: the launcher and the tests. */
public final class RolesScript {

    private RolesScript() {}

    /**
     * Makes the roles where they are missing; safe to run twice.
     *
     * @param connection of a role that may create roles, to the database that FlightPlan is to use
     * @throws SQLException as the database gave it; nothing is changed then
     */
    public static void run(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(text());
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static String text() {
        try (InputStream script = RolesScript.class.getResourceAsStream("roles.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.flightplan.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** The operator's scripts in server-config/postgres, for those who have no psql: the launcher and the tests. */
public enum OperatorScript {
    /** The roles, run in the database that FlightPlan is to use. */
    ROLES("roles.sql"),
    /** The role and tables of the key store, run in a database of its own. */
    KEY_STORE("key-store.sql");

    private final String file;

    OperatorScript(String file) {
        this.file = file;
    }

    /**
     * Makes what is missing; safe to run twice.
     *
     * @param connection of a role that may create roles
     * @throws SQLException as the database gave it; nothing is changed then
     */
    public void run(Connection connection) throws SQLException {
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

    private String text() {
        try (InputStream script = OperatorScript.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.flightplan.bench.stand;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flightplan.migrations.OperatorScript;
import org.postgresql.PGConnection;

/**
 * A database of the application, on which any number of nodes may run.
 *
 * @param server where it is
 * @param name its name there
 */
public record Database(Postgres server, String name) {

    private static final String KEY_STORE = "_keys";

    /** Unpooled connections as a role of the operator's script, or as the superuser. */
    public DataSource as(String role) {
        return server.connections(name, role);
    }

    /** Unpooled connections as the superuser, who sees every row. */
    public DataSource superuser() {
        return as(Postgres.SUPERUSER);
    }

    /** Runs statements as the superuser, each in a transaction of its own. */
    public void execute(String... statements) {
        try {
            execute(superuser(), List.of(statements));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one number that a query gives, as the superuser sees it; 0 for null. */
    public long number(String query) {
        return query(query, row -> row.getLong(1));
    }

    /** The one text that a query gives, as the superuser sees it. */
    public String text(String query) {
        return query(query, row -> row.getString(1));
    }

    /** What a server's pool takes. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name;
    }

    /** What a server's pool of keys takes: a database beside this one. */
    String keyStoreUrl() {
        return jdbcUrl() + KEY_STORE;
    }

    /** The role's password, for a server's pool. */
    public String password(String role) {
        return server.password(role);
    }

    /** Makes a role that may log in and is no part of the application, when it is missing. */
    public void makeRole(String role, String attributes) {
        try {
            if (number("select count(*) from pg_roles where rolname = '" + role + "'") == 0) {
                execute(superuser(), List.of("create role " + role + " login " + attributes));
            }
            setPassword(superuser(), role, password(role));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes database, roles and passwords where they are missing. */
    void make() {
        Database keyStore = new Database(server, name + KEY_STORE);
        try {
            createIfMissing();
            keyStore.createIfMissing();
            run(OperatorScript.ROLES);
            keyStore.run(OperatorScript.KEY_STORE);
            execute("alter database " + name + " owner to flightplan");
            for (String role : roles()) {
                setPassword(superuser(), role, password(role));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void createIfMissing() throws SQLException {
        Database maintenance = new Database(server, "postgres");
        if (maintenance.number("select count(*) from pg_database where datname = '" + name + "'") == 0) {
            execute(maintenance.superuser(), List.of("create database " + name));
        }
    }

    private void run(OperatorScript script) throws SQLException {
        try (Connection connection = superuser().getConnection()) {
            script.run(connection);
        }
    }

    static void execute(DataSource connections, List<String> statements) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static void setPassword(DataSource connections, String role, String password) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            // only the verifier leaves this process
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        }
    }

    private <T> T query(String query, Column<T> column) {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return column.of(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    private List<String> roles() throws SQLException {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select rolname from pg_roles where rolcanlogin and rolname ~ '^flightplan'")) {
            List<String> roles = new ArrayList<>();
            while (row.next()) {
                roles.add(row.getString(1));
            }
            return roles;
        }
    }
}

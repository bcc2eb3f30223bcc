package org.flightplan.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flightplan.launcher.sqlite.Engine;
import org.flightplan.migrations.OperatorScript;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Roles, their passwords and the databases on the embedded server; made where they are missing, so safe to repeat. */
final class DatabaseSetup {

    static final String DATABASE = "flightplan_dev";
    static final String KEY_STORE = "flightplan_keys";

    private final int port;
    private final Passwords passwords;

    DatabaseSetup(int port, Passwords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    /**
     * Does it all.
     *
     * @throws SQLException as the database gave it; another run goes on from there
     */
    void run() throws SQLException {
        try (Connection connection = connect("postgres")) {
            makeDatabase(connection, DATABASE);
            makeDatabase(connection, KEY_STORE);
        }
        try (Connection connection = connect(KEY_STORE)) {
            OperatorScript.KEY_STORE.run(connection);
        }
        try (Connection connection = connect(DATABASE)) {
            OperatorScript.ROLES.run(connection);
            execute(connection, "alter database " + DATABASE + " owner to flightplan");
            setPasswords(connection);
        }
    }

    /** Makes the server read its access rules anew. */
    void reloadAccessRules() throws SQLException {
        try (Connection connection = connect("postgres")) {
            execute(connection, "select pg_reload_conf()");
        }
    }

    /** A database's address on this machine. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static void makeDatabase(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select exists (select from pg_database where datname = '" + name + "')")) {
            row.next();
            if (!row.getBoolean(1)) {
                execute(connection, "create database " + name);
            }
        }
    }

    private void setPasswords(Connection connection) throws SQLException {
        List<String> roles = new ArrayList<>(List.of(EmbeddedServer.SUPERUSER));
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select rolname from pg_roles where rolcanlogin and rolname ~ '^flightplan' order by rolname")) {
            while (row.next()) {
                roles.add(row.getString(1));
            }
        }
        for (String role : roles) {
            // only the verifier leaves this process: no statement with a password to be logged
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(role, passwords.of(role).toCharArray(), "scram-sha-256");
        }
    }

    private Connection connect(String database) throws SQLException {
        return dataSource(database, EmbeddedServer.SUPERUSER).getConnection();
    }

    /** The ways of a development database in one file. */
    Engine engine() {
        return new Engine(
                dataSource(DATABASE, "flightplan_backup"),
                dataSource(KEY_STORE, "flightplan_keys"),
                dataSource(DATABASE, "flightplan"),
                dataSource(DATABASE, EmbeddedServer.SUPERUSER),
                dataSource(KEY_STORE, EmbeddedServer.SUPERUSER));
    }

    /** A database as somebody whose password is known here. */
    DataSource dataSource(String database, String role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName(database);
        dataSource.setUser(role);
        dataSource.setPassword(passwords.of(role));
        dataSource.setApplicationName("flightplan-launcher");
        return dataSource;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

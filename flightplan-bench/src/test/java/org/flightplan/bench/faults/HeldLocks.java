package org.flightplan.bench.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.flightplan.bench.stand.Database;

/** What sessions hold that are none of the application's, until they let go of it. */
final class HeldLocks {

    private static final String ROLE = "hoarder";

    /** As {@code append_events} takes it. */
    private static final String LOGS_LOCK = "select pg_advisory_xact_lock(7346190427351)";

    private final Database database;
    private final Deque<Connection> held = new ArrayDeque<>();

    HeldLocks(Database database) {
        this.database = database;
        database.makeRole(ROLE, "nosuperuser");
    }

    /** Whoever reads or writes the table waits. */
    void lock(String table) throws SQLException {
        begin("lock table " + table + " in access exclusive mode");
    }

    /** Whoever appends waits; the server ends the session after so long. */
    void idleWithLogsLock(String timeout) throws SQLException {
        begin("set local idle_in_transaction_session_timeout = '" + timeout + "'; " + LOGS_LOCK);
    }

    /** All connections that the server takes of those who are no superusers; none is left to these roles. */
    void takeConnections(String... roles) throws SQLException {
        String theirs = "from pg_stat_activity where usename in ('" + String.join("', '", roles) + "')";
        try (Connection superuser = database.superuser().getConnection();
                Statement asking = superuser.createStatement()) {
            do {
                asking.execute("select pg_terminate_backend(pid) " + theirs);
                takeAll();
            } while (isAny(asking, theirs));
        }
    }

    private void takeAll() {
        try {
            while (true) {
                held.push(database.as(ROLE).getConnection());
            }
        } catch (SQLException full) {
            // none is left
        }
    }

    private static boolean isAny(Statement asking, String sessions) throws SQLException {
        try (ResultSet row = asking.executeQuery("select exists (select " + sessions + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void begin(String sql) throws SQLException {
        Connection connection = database.superuser().getConnection();
        held.push(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the newest session is gone by itself; it lets go of it. */
    boolean isEndedByTheServer() throws SQLException {
        try (Connection connection = held.pop()) {
            return !connection.isValid(1);
        }
    }

    /** Lets go of everything. */
    void release() throws SQLException {
        while (!held.isEmpty()) {
            // one that the server has ended is let go of already
            held.pop().abort(Runnable::run);
        }
    }
}

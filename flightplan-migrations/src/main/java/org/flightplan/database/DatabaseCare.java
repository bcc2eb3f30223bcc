package org.flightplan.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Questions and deeds, as the schema's owner, who acts as {@code flightplan_ops} where sessions of others are concerned. */
public final class DatabaseCare {

    private static final String AS_WATCHER = "set local role flightplan_ops";
    private static final String TABLE =
            "select format('%I.%I', schemaname, relname) from pg_stat_user_tables where schemaname = 'public' and relname = ?";

    /** What can be done to a table. */
    public enum Maintenance {
        /** Counts its values anew, for better plans. */
        ANALYZE("analyze %s"),
        /** Frees the room of dead rows, and counts; others go on. */
        VACUUM("vacuum (analyze) %s"),
        /** Writes the table anew, and gives its room back. Nobody can read it meanwhile. */
        VACUUM_FULL("vacuum (full, analyze) %s"),
        /** Writes its indexes anew; others go on. */
        REINDEX("reindex table concurrently %s");

        private final String sql;

        Maintenance(String sql) {
            this.sql = sql;
        }
    }

    /** What can be done to a session. */
    public enum Interruption {
        /** Ends what it runs. */
        CANCEL("select pg_cancel_backend(pid)"),
        /** Ends it. */
        TERMINATE("select pg_terminate_backend(pid)");

        private final String sql;

        Interruption(String sql) {
            this.sql = sql;
        }
    }

    private final DataSource owner;

    /** @param owner connections of the schema's owner */
    public DatabaseCare(DataSource owner) {
        this.owner = owner;
    }

    /**
     * Asks everything.
     *
     * @throws DatabaseRefused when the database does not do it
     */
    public Map<DatabaseQuestion, List<Map<String, @Nullable Object>>> report() {
        return asWatcher(connection -> {
            Map<DatabaseQuestion, List<Map<String, @Nullable Object>>> report = new EnumMap<>(DatabaseQuestion.class);
            for (DatabaseQuestion question : DatabaseQuestion.values()) {
                report.put(question, question.ask(connection));
            }
            return report;
        });
    }

    /**
     * Does something to a table of ours; returns when it is done.
     *
     * @return false when there is no such table
     * @throws DatabaseRefused when the database does not do it
     */
    public boolean maintain(Maintenance what, String table) {
        try (Connection connection = owner.getConnection()) {
            String name = quoted(connection, table);
            if (name == null) {
                return false;
            }
            try (var statement = connection.createStatement()) {
                statement.execute(String.format(Locale.ROOT, what.sql, name));
            }
            return true;
        } catch (SQLException e) {
            throw new DatabaseRefused(e);
        }
    }

    /**
     * Interrupts a session of this database; not the one that asks, and no superuser's.
     *
     * @param pid the server's process
     * @return false when there is no such session
     * @throws DatabaseRefused when the database does not do it
     */
    public boolean interrupt(Interruption what, int pid) {
        return asWatcher(connection -> {
            String sql = what.sql + " from pg_stat_activity where datname = current_database() and pid = ?"
                    + " and pid <> pg_backend_pid() and backend_type = 'client backend'";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, pid);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    private static @Nullable String quoted(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private <T> T asWatcher(Question<T> question) {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                statement.execute(AS_WATCHER);
                return question.ask(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new DatabaseRefused(e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}

package org.flightplan.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * What monitoring follows of a database; any role may ask for it.
 *
 * @param sessions by role, those of other databases' too, since they share the limit
 * @param mostSessions that the server takes of those who are no superusers
 * @param bytes its size
 * @param blocksFromMemory read since the statistics began
 * @param blocksFromDisk the same
 * @param deadlocks the same
 * @param archiveFails whether the newest attempt to archive WAL failed: nothing can be recovered from then on
 */
public record DatabaseFigures(
        Map<String, Long> sessions,
        long mostSessions,
        long bytes,
        long blocksFromMemory,
        long blocksFromDisk,
        long deadlocks,
        boolean archiveFails) {

    private static final int LONGEST_SECONDS = 5;

    // what kind of a session another role's is, is not for every role to see; most of PostgreSQL's own have no user
    private static final String SESSIONS =
            "select usename, count(*) from pg_stat_activity where usename is not null group by 1";

    private static final String REST = """
            select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                     - coalesce(current_setting('reserved_connections', true), '0')::int,
                   pg_database_size(datname), blks_hit, blks_read, deadlocks,
                   (select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) from pg_stat_archiver)
              from pg_stat_database
             where datname = current_database()
            """;

    /**
     * Asks, for a few seconds at most.
     *
     * @throws DatabaseRefused when the database does not answer, with what it says instead
     */
    public static DatabaseFigures of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LONGEST_SECONDS);
            Map<String, Long> sessions = sessions(statement);
            try (ResultSet row = statement.executeQuery(REST)) {
                row.next();
                return new DatabaseFigures(
                        sessions,
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBoolean(6));
            }
        } catch (SQLException away) {
            throw new DatabaseRefused(away);
        }
    }

    /** All sessions together. */
    public long allSessions() {
        return sessions.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> sessions(Statement statement) throws SQLException {
        Map<String, Long> sessions = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(SESSIONS)) {
            while (row.next()) {
                sessions.put(row.getString(1), row.getLong(2));
            }
        }
        return sessions;
    }
}

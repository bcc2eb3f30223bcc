package org.flightplan.projections;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.flightplan.projections.ProjectionStatus.RebuildProgress;
import org.jspecify.annotations.Nullable;

/** The one rebuild that is asked for in the cluster. Its row's lock, held for a page, lets one node write the next. */
final class RebuildRequest {

    // two statements, since "on conflict do update" would wait for the page that is being written
    private static final String FIRST = """
            insert into projection_rebuild (requested_at) values (clock_timestamp()) on conflict (one) do nothing
            """;
    private static final String NEXT = """
            update projection_rebuild set requested_at = clock_timestamp(), finished_at = null
             where finished_at is not null
            """;
    private static final String LOCK = """
            select set_config('synchronous_commit', 'off', true),
                   set_config('idle_in_transaction_session_timeout', '5s', true)
              from projection_rebuild
             where finished_at is null
               for update skip locked
            """;
    private static final String FINISH = "update projection_rebuild set finished_at = clock_timestamp()";
    private static final String EMPTY = "select empty_read_model_shadows()";

    private static final String PROGRESS = """
            select r.requested_at, c.started_at, coalesce(c.position, 0), coalesce(l.position, 0), c.updated_at, r.finished_at
              from projection_rebuild as r
             cross join (select min(started_at) as started_at, max(position) as position, max(updated_at) as updated_at
                           from projection_checkpoints_shadow) as c
             cross join (select max(position) as position from projection_checkpoints) as l
            """;

    private RebuildRequest() {}

    /** Asks for one; while one is asked for already, that one serves. */
    static void make(Connection connection) throws SQLException {
        run(connection, FIRST);
        run(connection, NEXT);
    }

    /** Whether one is asked for that no other node is at; locked until the transaction ends. */
    static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(LOCK)) {
            return row.next();
        }
    }

    /** How far the newest one is; empty when none was ever asked for. */
    static Optional<RebuildProgress> progress(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(PROGRESS)) {
            return row.next()
                    ? Optional.of(new RebuildProgress(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            moment(row, 2),
                            row.getLong(3),
                            row.getLong(4),
                            moment(row, 5),
                            moment(row, 6)))
                    : Optional.empty();
        }
    }

    static void finish(Connection connection) throws SQLException {
        run(connection, FINISH);
    }

    /** Empties every shadow, with the checkpoints and parked streams that belong to them. */
    static void emptyShadows(Connection connection) throws SQLException {
        run(connection, EMPTY);
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

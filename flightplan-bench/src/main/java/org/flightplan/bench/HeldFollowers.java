package org.flightplan.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps the nodes from following the log while the log itself is measured: pauses every projection and holds the sealer's
 * lock, and in the end lets them pass what was appended, which concerns no read model and no auditor.
 */
final class HeldFollowers {

    private static final String PAUSE = "update projection_checkpoints set paused = true";
    private static final String PASS = """
            update projection_checkpoints
               set paused = false, position = (select coalesce(max(id), 0) from event_store)
            """;
    private static final String HOLD_SEALER = "select from log_sealing for update";
    private static final String SEALER_PASSES =
            "update log_sealing set position = greatest(position, (select coalesce(max(id), 0) from event_store))";

    private HeldFollowers() {}

    /** Does something while nobody follows a database's log. */
    static void during(BenchDatabase database, Runnable work) {
        projectionsDuring(database, () -> sealerDuring(database, work));
    }

    /** Does something while nothing of a database is projected; it is sealed as always. */
    static void projectionsDuring(BenchDatabase database, Runnable work) {
        database.database().execute(PAUSE);
        try {
            work.run();
        } finally {
            database.database().execute(PASS);
        }
    }

    private static void sealerDuring(BenchDatabase database, Runnable work) {
        try (Connection holder = database.database().superuser().getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute(HOLD_SEALER);
            try {
                work.run();
            } finally {
                holder.createStatement().execute(SEALER_PASSES);
                holder.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.flightplan.bench;

/**
 * Keeps the nodes from projecting while the log itself is measured: pauses every projection, and in the end lets them pass
 * what was appended, which concerns no read model.
 */
final class HeldProjections {

    private static final String PAUSE = "update projection_checkpoints set paused = true";
    private static final String PASS = """
            update projection_checkpoints
               set paused = false, position = (select coalesce(max(id), 0) from event_store)
            """;

    private HeldProjections() {}

    /** Does something while nothing of a database is projected. */
    static void during(BenchDatabase database, Runnable work) {
        database.database().execute(PAUSE);
        try {
            work.run();
        } finally {
            database.database().execute(PASS);
        }
    }
}

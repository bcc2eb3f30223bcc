package org.flightplan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps the nodes from projecting while the log itself is measured, as if another node did it: holds the checkpoints'
 * locks. In the end it lets the projections pass what was appended, which concerns no read model.
 */
final class HeldProjections {

    private static final String HOLD = "select * from projection_checkpoints for update";
    private static final String PASS =
            "update projection_checkpoints set position = (select coalesce(max(id), 0) from event_store)";

    private HeldProjections() {}

    /** Does something while nothing of a database is projected. */
    static void during(BenchDatabase database, Runnable work) {
        try (Connection connection = database.database().superuser().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(HOLD);
            work.run();
            statement.execute(PASS);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

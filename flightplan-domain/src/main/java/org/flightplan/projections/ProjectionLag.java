package org.flightplan.projections;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.health.Lag;
import org.flightplan.health.OncePerMinute;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.migrations.Trouble;

/**
 * How old the oldest event is that some projection has not passed: asked of the database by every node, so that it is known
 * though the node that projects be gone.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class ProjectionLag {

    private static final Logger LOG = Logger.getLogger(ProjectionLag.class.getName());

    /** The first event behind the slowest projection: two looks into an index. */
    private static final String OLDEST = """
            select extract(epoch from clock_timestamp() - created_at)
              from event_store
             where id > (select min(position) from projection_checkpoints)
             order by id
             limit 1
            """;

    @Inject
    StartupMigrator migrator;

    private final Lag lag = new Lag(10);
    private final OncePerMinute complaint = new OncePerMinute();

    @Schedule(second = "*/5", minute = "*", hour = "*", persistent = false)
    void look() {
        if (!migrator.isMigrated()) {
            return;
        }
        try {
            lag.is(Transactions.onServer().look(ProjectionLag::seconds));
        } catch (SQLException e) {
            // the next look brings another chance; until then the lag grows, and is published
            if (complaint.isDue()) {
                LOG.log(
                        Level.WARNING,
                        "How far the projections lag could not be asked: SQLSTATE {0}",
                        Trouble.state(e));
            }
        }
    }

    /** In seconds; 0 when every event is projected. Alert above 5. */
    public double seconds() {
        return lag.seconds();
    }

    static double seconds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OLDEST)) {
            return row.next() ? Math.max(0, row.getDouble(1)) : 0;
        }
    }
}

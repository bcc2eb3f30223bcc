package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Lag;
import org.flightplan.health.OncePerMinute;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;

/**
 * How old the oldest event is that some projection has not passed: asked of the database by every node, so that it is known
 * though the node that projects be gone.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ProjectionLag implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(ProjectionLag.class.getName());

    /** From how old on it is told in the log, in seconds. */
    private static final double ALARMING = 60;

    /** Two looks into an index for each; one that is not there yet has projected nothing. */
    private static final String BEHIND = """
            select p.name, extract(epoch from clock_timestamp() - e.created_at)
              from (select n.name, coalesce(c.position, 0) as position
                      from unnest(?) as n (name)
                      left join projection_checkpoints as c on c.name = n.name) as p
             cross join lateral (select created_at from event_store where id > p.position order by id limit 1) as e
            """;

    @Inject
    ProjectionControl control;

    @Inject
    StartupMigrator migrator;

    private final Lag lag = new Lag(10);
    private final OncePerMinute alarm = new OncePerMinute();

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "looking at the projections", Duration.ofSeconds(5), Duration.ofSeconds(30), Looking::new);
    }

    private final class Looking implements Worker.Round {

        private final Transactions transactions = Transactions.onServer();

        // what fails is tried again in a second; until then the lag grows, and is published
        @Override
        public void run() throws SQLException {
            if (migrator.isMigrated()) {
                Map<String, Double> behind = transactions.look(connection -> behind(connection, control.names()));
                lag.is(most(behind));
                if (lag.seconds() > ALARMING && alarm.isDue()) {
                    LOG.log(Level.SEVERE, "ALARM: what is read is {0} s behind the log: {1}", new Object[] {
                        (long) lag.seconds(), String.join(", ", behind.keySet())
                    });
                }
            }
        }

        @Override
        public void cut() {
            transactions.cut();
        }
    }

    /** In seconds; 0 when every event is projected. Alert above 5. */
    public double seconds() {
        return lag.seconds();
    }

    /** What to tell an operator who asks how the node is; empty when nothing lags for long. */
    public Optional<String> remark() {
        double seconds = lag.seconds();
        return seconds > ALARMING
                ? Optional.of("what is read is " + (long) seconds + " s behind the log: see /admin/projections")
                : Optional.empty();
    }

    /** Those that are behind, and how old the oldest event is that each has not projected, in seconds. */
    static Map<String, Double> behind(Connection connection, Set<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEHIND)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            Map<String, Double> behind = new TreeMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    behind.put(row.getString(1), Math.max(0, row.getDouble(2)));
                }
            }
            return behind;
        }
    }

    static double most(Map<String, Double> behind) {
        return behind.values().stream().mapToDouble(each -> each).max().orElse(0);
    }
}

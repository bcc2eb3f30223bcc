package org.flightplan.append;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;
import org.flightplan.settings.ServerSettings;
import org.flightplan.settings.Setting;

/**
 * Forgets the answers to old idempotency keys, hourly: a key is good for {@code FLIGHTPLAN_RECEIPT_DAYS} days (7 unless
 * set), and may be used for another request after that.
 */
@ApplicationScoped
public class IdempotencyRecordPurge implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(IdempotencyRecordPurge.class.getName());

    static final String PURGE = "delete from idempotency_records where created_at < now() - make_interval(days => ?)";

    private static final int USUAL_DAYS = 7;

    private final StartupMigrator migrator;
    private final int days =
            ServerSettings.number(Setting.FLIGHTPLAN_RECEIPT_DAYS).orElse(USUAL_DAYS);

    /** @param migrator says when there is something to purge */
    @Inject
    public IdempotencyRecordPurge(StartupMigrator migrator) {
        this.migrator = migrator;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected IdempotencyRecordPurge() {
        this(null);
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "forgetting idempotency keys",
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                () -> WorkConnections.round(migrator, this::purge));
    }

    private int purge(Connection connection) throws SQLException {
        try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
            purge.setInt(1, days);
            int purged = purge.executeUpdate();
            LOG.log(Level.FINE, "Forgot {0} idempotency records older than {1} days", new Object[] {purged, days});
            return purged;
        }
    }
}

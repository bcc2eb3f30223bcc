package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;

/**
 * Deletes access records that are older than six years and not under a legal hold. Which those are is the database's to say: its
 * policies show the purge nothing else, and its triggers let nothing else go. The age is asked for once more, for its index.
 */
@ApplicationScoped
public class AuditPurge implements BackgroundWork {

    private static final int PAGE = 1_000;

    /** A round ends, however many there are: the next one goes on. */
    private static final int MOST_PAGES = 100;

    private static final String OLD =
            "(select tenant_id, id from audit_trail where recorded_at < now() - interval '6 years' limit " + PAGE
                    + ") as old";
    private static final String PURGE_PATIENTS = "delete from audit_trail_patients p using " + OLD
            + " where p.tenant_id = old.tenant_id and p.record_id = old.id";
    private static final String PURGE_RECORDS = "delete from audit_trail a using " + OLD
            + " where a.tenant_id = old.tenant_id and a.id = old.id"
            + " and not exists (select from audit_trail_patients p where p.tenant_id = a.tenant_id and p.record_id = a.id)";

    private final StartupMigrator migrator;

    /** @param migrator says when there is something to purge */
    @Inject
    public AuditPurge(StartupMigrator migrator) {
        this.migrator = migrator;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AuditPurge() {
        this(null);
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "audit purge",
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                () -> WorkConnections.round(migrator, AuditPurge::purge));
    }

    private static int purge(Connection connection) throws SQLException {
        int pages = 0;
        while (pages < MOST_PAGES && page(connection) > 0) {
            pages++;
        }
        return pages;
    }

    /**
     * Deletes some; fewer than were there when there are many.
     *
     * @param connection as {@code flightplan_events}
     * @return how many
     */
    static int page(Connection connection) throws SQLException {
        try (PreparedStatement patients = connection.prepareStatement(PURGE_PATIENTS);
                PreparedStatement accessRecords = connection.prepareStatement(PURGE_RECORDS)) {
            patients.executeUpdate();
            return accessRecords.executeUpdate();
        }
    }
}

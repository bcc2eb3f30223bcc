package org.flightplan.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flightplan.events.WorkConnections;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.migrations.StartupMigrator;

/** Has the log sealed, every second, by whichever node comes first. */
@ApplicationScoped
public class Sealing implements BackgroundWork {

    /** A round ends, however long the log is: the next one goes on. */
    private static final int MOST_PAGES = 50;

    private final StartupMigrator migrator;
    private final SealKeys keys;
    private final SealKeyCheck check;
    private final SealLag lag;

    /**
     * @param migrator says when there is a log
     * @param keys to seal with, {@code check} that they are the log's
     * @param lag what is told how far it is behind
     */
    @Inject
    public Sealing(StartupMigrator migrator, SealKeys keys, SealKeyCheck check, SealLag lag) {
        this.migrator = migrator;
        this.keys = keys;
        this.check = check;
        this.lag = lag;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Sealing() {
        this(null, null, null, null);
    }

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "sealing",
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                () -> WorkConnections.round(migrator, this::seal));
    }

    // what fails is tried again in a second; until then the lag grows, and is published
    private int seal(Connection connection) throws SQLException {
        if (check.problem().isPresent()) {
            return 0;
        }
        Sealer sealer = new Sealer(keys);
        int pages = 1;
        while (sealer.sealPage(connection) && pages < MOST_PAGES) {
            pages++;
        }
        lag.is(new SealStore(connection).lagSeconds());
        return pages;
    }
}

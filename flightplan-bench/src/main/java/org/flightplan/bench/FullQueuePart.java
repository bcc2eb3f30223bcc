package org.flightplan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Ward;

/** How soon a command is told to come back when the append queue is full, and whether it is taken when it comes back. */
final class FullQueuePart implements Part {

    private static final long RETRY_NANOS = 10_000_000;
    private static final String LOCK = "select pg_advisory_lock(7346190427351)";

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client anyone = stage.node().client();
        Client clinician = anyone.as(Ward.makeTenant(anyone, "Full"), "clinician");
        for (int round = 0; round < stage.options().rounds(); round++) {
            clinician.post(Ward.PATIENTS, Ward.patient(UUID.randomUUID())).expect(201);
            UUID refused = UUID.randomUUID();
            try (Connection peer = stage.database().database().superuser().getConnection();
                    Statement statement = peer.createStatement()) {
                statement.execute(LOCK);
                Run.inside(anyone, Plan.of("fill-queue", 1, 1));
                long begin = System.nanoTime();
                clinician.post(Ward.PATIENTS, Ward.patient(refused)).expect(503);
                figures.add("full_queue_503_ms", (System.nanoTime() - begin) / 1e6);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            long begin = System.nanoTime();
            while (clinician.post(Ward.PATIENTS, Ward.patient(refused)).status() == 503) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
            clinician.post(Ward.PATIENTS, Ward.patient(refused)).expect(201);
            figures.add("full_queue_recovery_ms", (System.nanoTime() - begin) / 1e6);
        }
    }
}

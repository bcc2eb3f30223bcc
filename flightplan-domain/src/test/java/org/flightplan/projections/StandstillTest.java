package org.flightplan.projections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.flightplan.health.Worker;
import org.flightplan.health.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A projector that stands still is noticed, said, and goes on by itself, on a real database. */
@Timeout(120)
class StandstillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProjectedLog log = new ProjectedLog();
    private final Workers workers = new Workers();
    private final AtomicBoolean hangs = new AtomicBoolean();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);
    private Worker worker;

    @AfterEach
    void end() {
        end.countDown();
        worker.end();
    }

    @Test
    void a_query_that_hangs_is_cut_and_what_was_held_is_projected() throws Exception {
        begin();
        try (Connection other = log.database.as("postgres").getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table read_model_patients in access exclusive mode");
            log.append(TestEvent.stays(1, 5));
            // what it waits for is cut off: the database rolls back, and lets go of the checkpoints
            await(() -> worker.problem().isPresent());
            await(() -> waiters() > 0);
            await(() -> waiters() == 0);
            assertTrue(seconds() > TimeUnit.DAYS.toSeconds(365), "they were recorded in 2025");
            other.rollback();
        }
        await(() -> seconds() == 0);
        await(() -> worker.problem().isEmpty());
    }

    @Test
    void a_projector_that_never_comes_back_is_replaced() throws Exception {
        begin();
        hangs.set(true);
        await(() -> !hangs.get());
        log.append(TestEvent.stays(1, 5));
        assertTrue(seconds() > 0, "it does not hang");
        await(() -> seconds() == 0);
    }

    @Test
    void a_projector_that_met_an_error_goes_on() throws Exception {
        begin();
        fails.set(true);
        log.append(TestEvent.stays(1, 5));
        await(() -> worker.problem().isPresent());
        fails.set(false);
        await(() -> seconds() == 0);
        await(() -> worker.problem().isEmpty());
    }

    @Test
    void one_that_was_never_registered_is_behind_and_one_that_is_gone_holds_nobody_up() throws Exception {
        worker = workers.begin(new Worker.Plan("nothing", PATIENCE, PATIENCE, () -> () -> {}), Thread::new);
        log.append(TestEvent.stays(1, 5));
        assertTrue(seconds() > 0, "nothing is projected, and nothing is registered");
        log.node().catchUp();
        assertEquals(0, seconds());
        log.change("insert into projection_checkpoints (name) values ('of_an_older_release')");
        assertEquals(0, seconds());
        Map<String, Double> behind =
                log.transactions().look(each -> ProjectionLag.behind(each, Set.of("patients", "of_a_newer_release")));
        assertEquals(Set.of("of_a_newer_release"), behind.keySet());
    }

    private void begin() {
        worker = workers.begin(new Worker.Plan("projecting", Duration.ZERO, PATIENCE, Projecting::new), Thread::new);
    }

    private final class Projecting implements Worker.Round {

        private final Transactions transactions = new Transactions(
                () -> new WiredDatabase(log.database.as("flightplan_events"), UnaryOperator.identity()));
        private final LiveProjection live = log.node(transactions).live;

        @Override
        public void run() throws SQLException, InterruptedException {
            if (fails.get()) {
                throw new StackOverflowError();
            }
            if (hangs.getAndSet(false)) {
                while (end.getCount() > 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                }
            }
            if (!live.step(false)) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        @Override
        public void cut() {
            transactions.cut();
        }
    }

    private double seconds() throws SQLException {
        return log.transactions()
                .look(connection ->
                        ProjectionLag.most(ProjectionLag.behind(connection, Set.copyOf(ProjectedLog.MODELS))));
    }

    private int waiters() throws SQLException {
        return Integer.parseInt(log.column(
                        "select count(*) from pg_locks where not granted and relation = 'read_model_patients'::regclass")
                .get(0));
    }

    private interface Condition {
        boolean isSo() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        while (!condition.isSo()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}

package org.flightplan.append;

import static org.flightplan.append.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.append.AppendResult.Unstorable;
import org.flightplan.append.AppendResult.VersionConflict;
import org.flightplan.events.LogSignal;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamRef;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever reads the log as it grows can rely on: nothing is passed over, and nothing is waited for in vain. */
class GrowingLogTest {

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private LogOnPostgres log;

    @BeforeEach
    void open() {
        log = new LogOnPostgres();
    }

    @AfterEach
    void close() throws InterruptedException {
        log.close();
    }

    @Test
    void two_nodes_keep_one_order_and_a_tail_misses_and_repeats_nothing() throws Exception {
        try (LogTailing tail = new LogTailing(log)) {
            AppendQueue other = new AppendQueue();
            Thread second = new Thread(new AppendWriter(
                    other,
                    new AppendCall(() -> log.database.as("flightplan_events")),
                    new AppendTally(),
                    new LogSignal(),
                    Runnable::run));
            second.start();
            List<CompletableFuture<AppendResult>> results = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                AppendRequest request = to(tenant, new UUID(11, i % 5), ExpectedVersion.any(), 1);
                results.add(
                        i % 2 == 0 ? log.submit(request) : other.submit(request).toCompletableFuture());
            }
            for (CompletableFuture<AppendResult> result : results) {
                assertInstanceOf(Appended.class, result.get());
            }
            other.close();
            second.join();

            List<Long> stored =
                    log.after(0).stream().map(RecordedEvent::position).toList();
            assertEquals(400, stored.size());
            assertEquals(stored, tail.awaitPositions(400));
        }
        for (int i = 0; i < 5; i++) {
            UUID each = new UUID(11, i);
            List<Integer> versions = log.after(0).stream()
                    .filter(event -> event.stream().id().equals(each))
                    .map(RecordedEvent::version)
                    .toList();
            assertEquals(IntStream.rangeClosed(1, 80).boxed().toList(), versions);
        }
    }

    @Test
    void a_gap_that_failed_batches_leave_is_waited_for_by_nobody() throws Exception {
        UUID stream = UUID.randomUUID();
        log.append(to(tenant, stream, ExpectedVersion.noStream(), 1));
        assertInstanceOf(VersionConflict.class, log.append(to(tenant, stream, ExpectedVersion.noStream(), 1)));
        NewEvent unstorable = LogOnPostgres.event("\0");
        StreamRef elsewhere = new StreamRef(UUID.randomUUID(), "Synthetic");
        assertInstanceOf(
                Unstorable.class,
                log.append(AppendRequest.of(
                        tenant, new StreamAppend(elsewhere, ExpectedVersion.noStream(), List.of(unstorable)))));
        try (Connection connection = log.superuser()) {
            connection.createStatement().execute("select nextval('event_store_id_seq') from generate_series(1, 1000)");
        }
        log.append(to(tenant, stream, ExpectedVersion.exactly(1), 1));
        try (LogTailing tail = new LogTailing(log)) {
            List<Long> positions = tail.awaitPositions(2);
            assertEquals(2, positions.size());
            assertTrue(positions.get(1) - positions.get(0) > 1_000, positions::toString);
        }
    }

    @Test
    void what_is_not_committed_yet_holds_up_whatever_would_stand_behind_it() throws Exception {
        try (Connection open = log.asProjector().getConnection();
                AppendCall slow = new AppendCall(() -> lending(open))) {
            open.setAutoCommit(false);
            slow.execute(AppendBatch.of(
                    List.of(new PendingAppend(to(tenant, new UUID(1, 1), ExpectedVersion.noStream(), 1))), 1));
            CompletableFuture<AppendResult> behind =
                    log.submit(to(tenant, new UUID(1, 2), ExpectedVersion.noStream(), 1));
            Thread.sleep(300);
            assertEquals(List.of(), log.after(0));
            open.commit();
            assertInstanceOf(Appended.class, behind.get());
        }
        assertEquals(
                List.of(new UUID(1, 1), new UUID(1, 2)),
                log.after(0).stream().map(event -> event.stream().id()).toList());
    }

    private static DataSource lending(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connection);
    }
}

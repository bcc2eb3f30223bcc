package org.flightplan.append;

import static org.flightplan.append.LogOnPostgres.event;
import static org.flightplan.append.LogOnPostgres.idempotencyRecord;
import static org.flightplan.append.LogOnPostgres.part;
import static org.flightplan.append.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.append.AppendResult.ConditionFailed;
import org.flightplan.append.AppendResult.IdempotencyKeyUsed;
import org.flightplan.append.AppendResult.KeyClaimed;
import org.flightplan.append.AppendResult.Unstorable;
import org.flightplan.append.AppendResult.VersionConflict;
import org.flightplan.events.Condition;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a log must hold, whatever its speed. A wrong answer here is a lost or a doubled entry in a patient's record. */
class LogConformanceTest {

    private static final UniqueKey MRN = new UniqueKey("mrn", "cd".repeat(32));

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID stream = UUID.randomUUID();
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
    void of_32_appends_at_one_expected_version_one_wins_and_31_are_told_where_it_stands() throws Exception {
        log.append(to(tenant, stream, ExpectedVersion.noStream(), 1));
        List<AppendResult> results = together(32, i -> to(tenant, stream, ExpectedVersion.exactly(1), 1));
        assertEquals(1, results.stream().filter(Appended.class::isInstance).count());
        for (AppendResult result : results) {
            if (!(result instanceof Appended)) {
                assertEquals(new VersionConflict(stream, 1), result);
            }
        }
        assertEquals(List.of(1, 2), versions());
    }

    @Test
    void of_48_unconditional_appends_all_are_in_and_no_version_is_missing() throws Exception {
        List<AppendResult> results = together(48, i -> to(tenant, stream, ExpectedVersion.any(), 1));
        assertTrue(results.stream().allMatch(Appended.class::isInstance));
        assertEquals(IntStream.rangeClosed(1, 48).boxed().toList(), versions());
    }

    @Test
    void each_caller_is_told_where_its_own_events_came_to_stand() throws Exception {
        List<AppendResult> results =
                together(20, i -> to(tenant, new UUID(7, i), ExpectedVersion.noStream(), 1 + i % 3));
        for (int i = 0; i < results.size(); i++) {
            Appended appended = assertInstanceOf(Appended.class, results.get(i));
            UUID mine = new UUID(7, i);
            List<AppendResult.Place> stored = log.after(0).stream()
                    .filter(event -> event.stream().id().equals(mine))
                    .map(event -> new AppendResult.Place(event.version(), event.position()))
                    .toList();
            assertEquals(stored, appended.events());
        }
    }

    @Test
    void several_streams_are_appended_together_or_not_at_all() throws Exception {
        UUID other = UUID.randomUUID();
        List<StreamAppend> both =
                List.of(part(stream, ExpectedVersion.noStream(), 1), part(other, ExpectedVersion.noStream(), 1));
        AppendRequest request = new AppendRequest(tenant, both, List.of(), null);
        assertInstanceOf(Appended.class, log.append(request));
        assertEquals(2, log.after(0).size());

        UUID third = UUID.randomUUID();
        List<StreamAppend> oneTaken =
                List.of(part(third, ExpectedVersion.noStream(), 1), part(other, ExpectedVersion.noStream(), 1));
        assertEquals(new VersionConflict(other, 0), log.append(new AppendRequest(tenant, oneTaken, List.of(), null)));
        assertEquals(2, log.after(0).size());
    }

    @Test
    void of_16_streams_that_claim_one_key_one_gets_it_and_another_tenant_gets_its_own() throws Exception {
        List<AppendResult> results = together(16, i -> claiming(tenant, new UUID(3, i)));
        assertEquals(1, results.stream().filter(Appended.class::isInstance).count());
        assertEquals(15, results.stream().filter(KeyClaimed.class::isInstance).count());
        assertInstanceOf(Appended.class, log.append(claiming(new TenantId(UUID.randomUUID()), UUID.randomUUID())));
    }

    @Test
    void what_rests_on_another_streams_version_is_appended_only_while_that_stream_stands_there() throws Exception {
        UUID other = UUID.randomUUID();
        log.append(to(tenant, other, ExpectedVersion.noStream(), 1));
        Condition atOne = new Condition.StreamAt(other, 1);
        assertInstanceOf(Appended.class, log.append(on(stream, atOne)));
        List<AppendResult> results = together(
                33, i -> i == 16 ? to(tenant, other, ExpectedVersion.exactly(1), 1) : on(UUID.randomUUID(), atOne));
        assertInstanceOf(Appended.class, results.get(16));
        long moved = ((Appended) results.get(16)).position();
        for (AppendResult result : results) {
            if (result instanceof Appended appended) {
                assertTrue(appended.position() <= moved, "decided on what was no longer so");
            } else {
                assertEquals(new VersionConflict(other, 1), result);
            }
        }
    }

    @Test
    void what_rests_on_a_key_is_appended_only_while_the_key_has_that_holder() throws Exception {
        UUID holder = UUID.randomUUID();
        KeyHeldBy free = new KeyHeldBy(MRN, null);
        KeyHeldBy held = new KeyHeldBy(MRN, holder);
        assertEquals(new ConditionFailed(held), log.append(on(stream, held)));
        List<AppendResult> results =
                together(33, i -> i == 16 ? claiming(tenant, holder) : on(UUID.randomUUID(), free));
        long taken = ((Appended) results.get(16)).position();
        for (AppendResult result : results) {
            if (result instanceof Appended appended) {
                assertTrue(appended.position() <= taken, "decided on what was no longer so");
            } else {
                assertEquals(new ConditionFailed(free), result);
            }
        }
        assertInstanceOf(Appended.class, log.append(on(stream, held)));
        assertEquals(new ConditionFailed(free), log.append(on(UUID.randomUUID(), free)));
    }

    @Test
    void a_key_that_is_given_up_is_the_next_ones_and_never_two_streams() throws Exception {
        UUID holder = UUID.randomUUID();
        log.append(claiming(tenant, holder));
        AppendRequest giveUp = to(tenant, holder, ExpectedVersion.any(), 1)
                .releasing(List.of(new AppendRequest.Release(MRN.kind(), holder)));
        List<AppendResult> results = together(16, i -> i == 8 ? giveUp : claiming(tenant, new UUID(6, i)));
        long given = ((Appended) results.get(8)).position();
        List<Long> taken = results.stream()
                .filter(result -> result instanceof Appended && result != results.get(8))
                .map(result -> ((Appended) result).position())
                .toList();
        assertTrue(taken.size() <= 1 && taken.stream().allMatch(position -> position > given), taken::toString);
        if (taken.isEmpty()) {
            assertInstanceOf(Appended.class, log.append(claiming(tenant, UUID.randomUUID())));
        }
        assertInstanceOf(KeyClaimed.class, log.append(claiming(tenant, UUID.randomUUID())));
    }

    @Test
    void of_16_requests_with_one_idempotency_key_one_appends() throws Exception {
        List<AppendResult> results = together(16, i -> {
            StreamAppend part = part(new UUID(5, i), ExpectedVersion.noStream(), 1);
            return new AppendRequest(tenant, List.of(part), List.of(), idempotencyRecord("key-1"));
        });
        assertEquals(1, results.stream().filter(Appended.class::isInstance).count());
        assertEquals(
                15,
                results.stream().filter(IdempotencyKeyUsed.class::isInstance).count());
        assertEquals(1, log.after(0).size());
    }

    @Test
    void a_poison_request_among_1000_good_ones_fails_alone() throws Exception {
        List<AppendResult> results = together(1_001, i -> {
            String note = i == 500 ? "\u0000" : "good";
            StreamAppend part = new StreamAppend(
                    new StreamRef(new UUID(9, i), "Synthetic"), ExpectedVersion.noStream(), List.of(event(note)));
            return AppendRequest.of(tenant, part);
        });
        assertInstanceOf(Unstorable.class, results.get(500));
        assertEquals(1_000, results.stream().filter(Appended.class::isInstance).count());
        assertEquals(1_000, log.after(0).size());
    }

    @Test
    void recording_moments_never_go_back() throws Exception {
        together(100, i -> to(tenant, new UUID(13, i), ExpectedVersion.any(), 2));
        List<RecordedEvent> events = log.after(0);
        for (int i = 1; i < events.size(); i++) {
            assertTrue(!events.get(i).createdAt().isBefore(events.get(i - 1).createdAt()));
        }
    }

    @Test
    void a_writer_that_stops_still_writes_what_it_has_taken() throws Exception {
        List<CompletableFuture<AppendResult>> taken = IntStream.range(0, 500)
                .mapToObj(i -> log.submit(to(tenant, new UUID(15, i), ExpectedVersion.noStream(), 1)))
                .toList();
        log.close();
        for (CompletableFuture<AppendResult> result : taken) {
            assertInstanceOf(Appended.class, result.get());
        }
        assertTrue(log.submit(to(tenant, stream, ExpectedVersion.any(), 1)).isCompletedExceptionally());
    }

    @Test
    void an_old_idempotency_key_is_forgotten_and_a_young_one_is_kept() throws Exception {
        for (String key : List.of("old", "young")) {
            StreamAppend part = part(UUID.randomUUID(), ExpectedVersion.noStream(), 1);
            log.append(new AppendRequest(tenant, List.of(part), List.of(), idempotencyRecord(key)));
        }
        try (var owner = log.database.as("postgres").getConnection();
                var role = log.database.as("flightplan_events").getConnection();
                var purge = role.prepareStatement(IdempotencyRecordPurge.PURGE)) {
            owner.createStatement()
                    .execute("update idempotency_records set created_at = now() - interval '8 days'"
                            + " where idempotency_key = 'old'");
            purge.setInt(1, 7);
            assertEquals(1, purge.executeUpdate());
            assertEquals(0, purge.executeUpdate());
        }
    }

    private AppendRequest on(UUID own, Condition condition) {
        return to(tenant, own, ExpectedVersion.noStream(), 1).under(List.of(condition));
    }

    private static AppendRequest claiming(TenantId tenant, UUID stream) {
        KeyClaim claim = new KeyClaim(MRN, stream);
        return new AppendRequest(tenant, List.of(part(stream, ExpectedVersion.noStream(), 1)), List.of(claim), null);
    }

    private List<Integer> versions() throws Exception {
        return log.after(0).stream().map(RecordedEvent::version).toList();
    }

    private List<AppendResult> together(int count, IntFunction<AppendRequest> request) throws Exception {
        List<CompletableFuture<AppendResult>> submitted = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> log.submit(request.apply(i)))
                .toList();
        List<AppendResult> results = new ArrayList<>();
        for (CompletableFuture<AppendResult> each : submitted) {
            results.add(each.get());
        }
        return results;
    }
}

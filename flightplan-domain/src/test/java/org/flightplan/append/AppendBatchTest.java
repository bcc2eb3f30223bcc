package org.flightplan.append;

import static org.flightplan.append.LogOnPostgres.idempotencyRecord;
import static org.flightplan.append.LogOnPostgres.part;
import static org.flightplan.append.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.append.AppendResult.IdempotencyKeyUsed;
import org.flightplan.append.AppendResult.KeyClaimed;
import org.flightplan.append.AppendResult.Place;
import org.flightplan.append.AppendResult.Superseded;
import org.flightplan.append.AppendResult.VersionConflict;
import org.flightplan.events.Condition;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.events.LogSignal;
import org.flightplan.events.StreamRef;
import org.flightplan.events.UniqueKey;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** Whatever gathers in a batch, each request comes to what it would come to alone, in some order. */
class AppendBatchTest {

    private static final TenantId ONE = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(1, 2));
    private static final UUID STREAM = new UUID(2, 1);

    private final TestDatabase database = TestDatabase.migrated();
    private final AppendTally tally = new AppendTally();

    @Test
    void all_of_a_batch_is_stored_by_one_call() throws SQLException {
        append(to(ONE, STREAM, ExpectedVersion.noStream(), 3));
        List<AppendResult> results = append(severalOfEverything());
        assertEquals(2, tally.batches());
        assertEquals(
                List.of(
                        new Appended(List.of(new Place(4, 4), new Place(1, 5), new Place(2, 6))),
                        new Appended(List.of(new Place(5, 7), new Place(6, 8))),
                        new Appended(List.of(new Place(1, 9))),
                        new Appended(List.of(new Place(3, 10)))),
                results);
        assertEquals(10, rows("event_store").size());
        assertEquals(2, rows("idempotency_records").size());
        assertTrue(rows("idempotency_records").get(0).contains("\"position\": 6"));
        assertEquals(1, rows("unique_keys").size());
    }

    @Test
    void a_conflict_fails_alone() throws SQLException {
        append(to(ONE, STREAM, ExpectedVersion.noStream(), 2));
        for (int expected : List.of(0, 1, 3, 7)) {
            List<AppendResult> results = append(
                    to(ONE, UUID.randomUUID(), ExpectedVersion.noStream(), 1),
                    to(ONE, STREAM, ExpectedVersion.exactly(expected), 1));
            assertStored(results.get(0));
            assertEquals(new VersionConflict(STREAM, expected), results.get(1));
        }
        List<AppendResult> results = append(
                to(ONE, STREAM, ExpectedVersion.exactly(1), 1),
                to(ONE, STREAM, ExpectedVersion.exactly(2), 1),
                to(ONE, STREAM, ExpectedVersion.any(), 1),
                to(ONE, STREAM, ExpectedVersion.exactly(9), 1));
        assertEquals(new VersionConflict(STREAM, 1), results.get(0));
        assertEquals(3, assertStored(results.get(1)).events().get(0).version());
        assertEquals(4, assertStored(results.get(2)).events().get(0).version());
        assertEquals(new VersionConflict(STREAM, 9), results.get(3));
    }

    @Test
    void what_rests_on_a_failed_append_is_superseded() {
        append(to(ONE, STREAM, ExpectedVersion.noStream(), 2));
        AppendQueue queue = new AppendQueue();
        CompletionStage<AppendResult> failing = queue.submit(to(ONE, STREAM, ExpectedVersion.exactly(1), 1));
        CompletionStage<AppendResult> resting =
                queue.submit(to(ONE, STREAM, ExpectedVersion.exactly(2), 1).on(failing));
        CompletionStage<AppendResult> other = queue.submit(to(ONE, STREAM, ExpectedVersion.exactly(2), 1));
        CompletionStage<AppendResult> next =
                queue.submit(to(ONE, STREAM, ExpectedVersion.exactly(3), 1).on(other));
        write(queue);
        assertEquals(
                new VersionConflict(STREAM, 1), failing.toCompletableFuture().join());
        assertEquals(new Superseded(), resting.toCompletableFuture().join(), "the version alone is no proof");
        assertStored(other.toCompletableFuture().join());
        assertStored(next.toCompletableFuture().join());
    }

    @Test
    void keys_that_the_log_has_fail_alone() throws SQLException {
        append(keyed(ONE, new UUID(2, 1), "aa", "key-1"));
        AppendRequest claims = keyed(ONE, new UUID(2, 2), "aa", "key-2");
        List<AppendResult> results = append(
                claims,
                keyed(ONE, new UUID(2, 3), "bb", "key-1"),
                keyed(OTHER, new UUID(2, 4), "aa", "key-1"),
                keyed(ONE, new UUID(2, 5), "cc", "key-3"));
        assertEquals(new KeyClaimed(claims.claims().get(0)), results.get(0));
        assertEquals(new IdempotencyKeyUsed(), results.get(1));
        assertStored(results.get(2));
        assertStored(results.get(3));
    }

    @Test
    void of_many_who_claim_a_key_at_once_one_gets_it() throws SQLException {
        List<AppendResult> results = append(IntStream.range(0, 8)
                .mapToObj(i -> keyed(ONE, new UUID(4, i), "aa", "key-" + i))
                .toArray(AppendRequest[]::new));
        assertStored(results.get(0));
        for (AppendResult result : results.subList(1, 8)) {
            assertEquals(KeyClaimed.class, result.getClass());
        }
        assertEquals(1, rows("event_store").size());
    }

    @Test
    void an_events_id_that_another_event_has_fails_alone() throws SQLException {
        AppendRequest first = to(ONE, new UUID(2, 1), ExpectedVersion.noStream(), 1);
        NewEvent taken = first.streams().get(0).events().get(0);
        append(first);

        AppendRequest again = sameEvent(ONE, new UUID(2, 2), taken);
        List<AppendResult> results =
                append(again, to(ONE, new UUID(2, 3), ExpectedVersion.noStream(), 1), sameEvent(OTHER, STREAM, taken));
        assertEquals(new KeyClaimed(again.claims().get(0)), results.get(0));
        assertStored(results.get(1));
        assertStored(results.get(2));
        assertTrue(rows("unique_keys").isEmpty(), "the log itself holds the ids of its events");

        AppendRequest twice = sameEvent(OTHER, new UUID(2, 4), taken);
        assertEquals(new KeyClaimed(twice.claims().get(0)), append(twice).get(0));
        waits(sameEvent(OTHER, new UUID(2, 4), taken), sameEvent(OTHER, new UUID(2, 5), taken));
    }

    @Test
    void what_a_condition_rests_on_is_judged_with_its_request() throws SQLException {
        UUID holder = new UUID(2, 7);
        append(keyed(ONE, holder, "aa", "key-1"));
        UniqueKey key = new UniqueKey("mrn", "aa");
        for (Condition failing : List.of(
                Condition.free(key),
                new KeyHeldBy(key, STREAM),
                new KeyHeldBy(new UniqueKey("mrn", "bb"), holder),
                new StreamAt(holder, 2))) {
            AppendRequest resting = to(ONE, STREAM, ExpectedVersion.any(), 1).under(List.of(failing));
            List<AppendResult> results = append(to(ONE, new UUID(2, 9), ExpectedVersion.any(), 1), resting);
            assertStored(results.get(0));
            assertEquals(
                    failing instanceof KeyHeldBy held
                            ? new AppendResult.ConditionFailed(held)
                            : new VersionConflict(holder, 2),
                    results.get(1));
        }
        assertStored(append(to(ONE, STREAM, ExpectedVersion.any(), 1)
                        .under(List.of(new KeyHeldBy(key, holder), new StreamAt(holder, 1))))
                .get(0));
    }

    @Test
    void of_an_erased_patient_nothing_more_is_appended() throws SQLException {
        UUID patient = new UUID(3, 1);
        List<Condition> notErased = List.of(Condition.free(UniqueKey.erased(patient)));
        AppendRequest record = to(ONE, STREAM, ExpectedVersion.any(), 1).under(notErased);
        AppendRequest erase = new AppendRequest(
                        ONE,
                        List.of(part(patient, ExpectedVersion.any(), 1)),
                        List.of(new KeyClaim(UniqueKey.erased(patient), patient)),
                        null)
                .under(notErased);
        List<AppendResult> results = append(record, erase, record);
        assertStored(results.get(0));
        assertStored(results.get(1));
        assertEquals(new AppendResult.PatientErased(), results.get(2));
        assertEquals(new AppendResult.PatientErased(), append(record).get(0));
        // another tenant's patient of the same id
        assertStored(append(to(OTHER, STREAM, ExpectedVersion.any(), 1).under(notErased))
                .get(0));
    }

    @Test
    void a_key_goes_from_hand_to_hand_within_a_batch() throws SQLException {
        UUID one = new UUID(2, 1);
        UUID two = new UUID(2, 2);
        UUID three = new UUID(2, 3);
        append(keyed(ONE, one, "aa", "key-1"));
        List<AppendResult> results = append(
                releasing(one), keyed(ONE, two, "aa", "key-3"), releasing(two), keyed(ONE, three, "aa", "key-4"));
        results.forEach(AppendBatchTest::assertStored);
        assertTrue(rows("unique_keys").get(0).contains(three.toString()));
        assertEquals(1, rows("unique_keys").size());
        append(releasing(three));
        assertTrue(rows("unique_keys").isEmpty());
    }

    @Test
    void requests_that_are_in_each_others_way_wait_for_the_next_batch() {
        waits(to(ONE, STREAM, ExpectedVersion.exactly(2), 1), to(ONE, STREAM, ExpectedVersion.exactly(2), 1));
        waits(to(ONE, STREAM, ExpectedVersion.any(), 1), to(ONE, STREAM, ExpectedVersion.noStream(), 1));
        waits(keyed(ONE, new UUID(2, 1), "aa", "key-1"), keyed(ONE, new UUID(2, 2), "aa", "key-2"));
        waits(keyed(ONE, new UUID(2, 1), "aa", "key-1"), keyed(ONE, new UUID(2, 2), "bb", "key-1"));
        waits(keyed(ONE, new UUID(2, 1), "aa", "key-1"), releasing(new UUID(2, 2)));
        Condition free = Condition.free(new UniqueKey("mrn", "aa"));
        waits(
                keyed(ONE, new UUID(2, 1), "aa", "key-1"),
                to(ONE, STREAM, ExpectedVersion.any(), 1).under(List.of(free)));
        waits(
                releasing(STREAM),
                to(ONE, new UUID(2, 2), ExpectedVersion.any(), 1).under(List.of(free)));
        waits(
                to(ONE, STREAM, ExpectedVersion.any(), 1),
                to(ONE, new UUID(2, 2), ExpectedVersion.any(), 1).under(List.of(new StreamAt(STREAM, 0))));
        assertEquals(
                2,
                together(keyed(ONE, new UUID(2, 1), "aa", "key-1"), keyed(OTHER, new UUID(2, 1), "aa", "key-1")),
                "another tenant's keys are in nobody's way");
        assertEquals(2, together(releasing(new UUID(2, 2)), keyed(ONE, new UUID(2, 1), "aa", "key-1")));
    }

    @Test
    void positions_drawn_past_the_lock_are_noticed() throws SQLException {
        append(to(ONE, STREAM, ExpectedVersion.noStream(), 2));
        try (var owner = database.as("postgres").getConnection()) {
            owner.createStatement().execute("select setval('event_store_id_seq', 1, false)");
        }
        CompletionException failed =
                assertThrows(CompletionException.class, () -> append(to(ONE, STREAM, ExpectedVersion.exactly(2), 1)));
        assertEquals("55000", ((SQLException) failed.getCause().getCause()).getSQLState());
        assertEquals(2, rows("event_store").size());
    }

    private List<AppendResult> append(AppendRequest... requests) {
        AppendQueue queue = new AppendQueue();
        List<CompletionStage<AppendResult>> promises =
                Stream.of(requests).map(queue::submit).toList();
        write(queue);
        return promises.stream()
                .map(promise -> promise.toCompletableFuture().join())
                .toList();
    }

    private void write(AppendQueue queue) {
        queue.close();
        AppendCall call = new AppendCall(() -> database.as("flightplan_events"));
        new AppendWriter(queue, call, tally, new LogSignal(), Runnable::run).run();
    }

    private static void waits(AppendRequest first, AppendRequest second) {
        assertEquals(1, together(first, second));
    }

    private static int together(AppendRequest... requests) {
        return AppendBatch.of(Stream.of(requests).map(PendingAppend::new).toList(), AppendQueue.MOST)
                .size();
    }

    private static Appended assertStored(AppendResult result) {
        return assertInstanceOf(Appended.class, result);
    }

    private static AppendRequest[] severalOfEverything() {
        UUID fresh = new UUID(2, 2);
        StreamAppend first = part(STREAM, ExpectedVersion.exactly(3), 1);
        AppendRequest twoStreams = new AppendRequest(
                        ONE,
                        List.of(first, part(fresh, ExpectedVersion.noStream(), 2)),
                        List.of(
                                new KeyClaim(new UniqueKey("mrn", "aa"), fresh),
                                KeyClaim.eventId(idOf(first.events().get(0)), STREAM)),
                        idempotencyRecord("key-1"))
                .releasing(List.of(new AppendRequest.Release("bed", fresh)))
                .under(List.of(Condition.free(new UniqueKey("erased", "cc")), new StreamAt(new UUID(2, 8), 0)));
        AppendRequest follower = to(ONE, STREAM, ExpectedVersion.exactly(4), 2);
        AppendRequest anywhere = new AppendRequest(
                OTHER, List.of(part(STREAM, ExpectedVersion.any(), 1)), List.of(), idempotencyRecord("key-1"));
        AppendRequest last = to(ONE, fresh, ExpectedVersion.any(), 1);
        return new AppendRequest[] {twoStreams, follower, anywhere, last};
    }

    private static AppendRequest sameEvent(TenantId tenant, UUID stream, NewEvent event) {
        return new AppendRequest(
                tenant,
                List.of(new StreamAppend(
                        new StreamRef(stream, "Synthetic"), ExpectedVersion.noStream(), List.of(event))),
                List.of(KeyClaim.eventId(idOf(event), stream)),
                null);
    }

    private static UUID idOf(NewEvent event) {
        return UUID.fromString(event.metadata().getString("event_id"));
    }

    private static AppendRequest keyed(TenantId tenant, UUID stream, String hash, String key) {
        return new AppendRequest(
                tenant,
                List.of(part(stream, ExpectedVersion.noStream(), 1)),
                List.of(new KeyClaim(new UniqueKey("mrn", hash), stream)),
                idempotencyRecord(key));
    }

    private static AppendRequest releasing(UUID stream) {
        return to(ONE, stream, ExpectedVersion.any(), 1).releasing(List.of(new AppendRequest.Release("mrn", stream)));
    }

    /** A table's rows as text, without the moments of recording. */
    private List<String> rows(String table) throws SQLException {
        String sql = "select (to_jsonb(t) - 'created_at' - 'claimed_at')::text from " + table + " as t order by 1";
        try (var owner = database.as("postgres").getConnection();
                var row = owner.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}

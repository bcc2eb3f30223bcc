package org.flightplan.events;

import static org.flightplan.events.LogOnPostgres.part;
import static org.flightplan.events.LogOnPostgres.receipt;
import static org.flightplan.events.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.AppendRequest.StreamAppend;
import org.flightplan.events.AppendResult.Appended;
import org.flightplan.events.AppendResult.KeyClaimed;
import org.flightplan.events.AppendResult.Place;
import org.flightplan.events.AppendResult.ReceiptExists;
import org.flightplan.events.AppendResult.VersionConflict;
import org.flightplan.events.Condition.KeyHeldBy;
import org.flightplan.events.Condition.StreamAt;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch is stored whole where it can be, and judged request by request where not; nobody can tell which it was. */
class AppendCallTest {

    private static final TenantId ONE = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(1, 2));
    private static final UUID STREAM = new UUID(2, 1);

    private final TestDatabase database = TestDatabase.migrated();
    private final AppendCall call = new AppendCall(() -> database.as("flightplan_events"));

    @AfterEach
    void close() {
        call.close();
    }

    @Test
    void both_ways_store_the_same_and_answer_the_same() throws SQLException {
        TestDatabase twin = TestDatabase.migrated();
        List<PendingAppend> before = pending(to(ONE, STREAM, ExpectedVersion.noStream(), 3));
        List<PendingAppend> batch = pending(severalOfEverything());
        try (AppendCall judging = new AppendCall(() -> twin.as("flightplan_events"))) {
            judging.judged(before);
            call.judged(before);
            List<AppendResult> whole =
                    call.stored(batch, FastBatch.of(batch).orElseThrow()).orElseThrow();
            assertEquals(judging.judged(batch), whole);
            assertEquals(new Appended(List.of(new Place(4, 4), new Place(1, 5), new Place(2, 6))), whole.get(0));
        }
        for (String table : List.of("event_store", "unique_keys", "idempotency_records")) {
            assertEquals(rows(twin, table), rows(database, table), table);
        }
        assertEquals(
                3,
                rows(database, "idempotency_records").size()
                        + rows(database, "unique_keys").size());
    }

    @Test
    void a_batch_is_not_stored_whole_when_a_stream_stands_elsewhere() throws SQLException {
        call.execute(pending(to(ONE, STREAM, ExpectedVersion.noStream(), 2)));
        for (int expected : List.of(0, 1, 3, 7)) {
            List<PendingAppend> batch = pending(
                    to(ONE, UUID.randomUUID(), ExpectedVersion.noStream(), 1),
                    to(ONE, STREAM, ExpectedVersion.exactly(expected), 1));
            assertTrue(call.stored(batch, FastBatch.of(batch).orElseThrow()).isEmpty(), "expected " + expected);
            assertEquals(2, rows(database, "event_store").size());
        }
        List<PendingAppend> right = pending(to(ONE, STREAM, ExpectedVersion.exactly(2), 1));
        assertTrue(call.stored(right, FastBatch.of(right).orElseThrow()).isPresent());
    }

    @Test
    void a_conflict_fails_alone() throws SQLException {
        call.execute(pending(to(ONE, STREAM, ExpectedVersion.noStream(), 2)));
        List<AppendResult> results = call.execute(pending(
                to(ONE, new UUID(2, 9), ExpectedVersion.noStream(), 1),
                to(ONE, STREAM, ExpectedVersion.exactly(7), 1),
                to(ONE, STREAM, ExpectedVersion.exactly(2), 1)));
        assertEquals(Appended.class, results.get(0).getClass());
        assertEquals(new VersionConflict(STREAM, 7, 2), results.get(1));
        assertEquals(3, ((Appended) results.get(2)).events().get(0).version());
    }

    @Test
    void keys_that_the_log_has_fail_alone() throws SQLException {
        call.execute(pending(keyed(ONE, new UUID(2, 1), "aa", "key-1")));
        AppendRequest claims = keyed(ONE, new UUID(2, 2), "aa", "key-2");
        List<AppendResult> results = call.execute(pending(
                claims, keyed(ONE, new UUID(2, 3), "bb", "key-1"), keyed(OTHER, new UUID(2, 4), "aa", "key-1")));
        assertEquals(new KeyClaimed(claims.claims().get(0)), results.get(0));
        assertEquals(new ReceiptExists(), results.get(1));
        assertEquals(Appended.class, results.get(2).getClass());
    }

    @Test
    void an_events_id_that_another_event_has_fails_alone() throws SQLException {
        AppendRequest first = to(ONE, new UUID(2, 1), ExpectedVersion.noStream(), 1);
        NewEvent taken = first.streams().get(0).events().get(0);
        call.execute(pending(first));

        AppendRequest again = sameEvent(ONE, new UUID(2, 2), taken);
        List<AppendResult> results = call.execute(pending(
                again, to(ONE, new UUID(2, 3), ExpectedVersion.noStream(), 1), sameEvent(OTHER, STREAM, taken)));
        assertEquals(new KeyClaimed(again.claims().get(0)), results.get(0));
        assertEquals(Appended.class, results.get(1).getClass());
        assertEquals(Appended.class, results.get(2).getClass(), "another tenant's event is in nobody's way");
        assertTrue(rows(database, "unique_keys").isEmpty(), "the log itself holds the ids of its events");

        assertContested(sameEvent(OTHER, new UUID(2, 4), taken), sameEvent(OTHER, new UUID(2, 5), taken));
    }

    @Test
    void a_batch_is_not_stored_whole_when_a_condition_does_not_hold() throws SQLException {
        UUID holder = new UUID(2, 7);
        call.execute(pending(keyed(ONE, holder, "aa", "key-1")));
        UniqueKey key = new UniqueKey("mrn", "aa");
        for (Condition failing : List.of(
                Condition.free(key),
                new KeyHeldBy(key, STREAM),
                new KeyHeldBy(new UniqueKey("mrn", "bb"), holder),
                new StreamAt(holder, 2))) {
            AppendRequest resting = to(ONE, STREAM, ExpectedVersion.any(), 1).under(List.of(failing));
            List<PendingAppend> batch = pending(to(ONE, new UUID(2, 9), ExpectedVersion.any(), 1), resting);
            assertTrue(call.stored(batch, FastBatch.of(batch).orElseThrow()).isEmpty(), failing::toString);
            List<AppendResult> results = call.execute(batch);
            assertEquals(Appended.class, results.get(0).getClass());
            assertEquals(
                    failing instanceof KeyHeldBy held
                            ? new AppendResult.ConditionFailed(held)
                            : new VersionConflict(holder, 2, 1),
                    results.get(1));
        }
        List<PendingAppend> right = pending(to(ONE, STREAM, ExpectedVersion.any(), 1)
                .under(List.of(new KeyHeldBy(key, holder), new StreamAt(holder, 1))));
        assertTrue(call.stored(right, FastBatch.of(right).orElseThrow()).isPresent());
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
        List<AppendResult> results = call.execute(pending(record, erase, record));
        assertEquals(Appended.class, results.get(0).getClass());
        assertEquals(Appended.class, results.get(1).getClass());
        assertEquals(new AppendResult.PatientErased(), results.get(2));
        assertEquals(
                new AppendResult.PatientErased(), call.execute(pending(record)).get(0));
        assertEquals(
                Appended.class,
                call.execute(pending(to(OTHER, STREAM, ExpectedVersion.any(), 1).under(notErased)))
                        .get(0)
                        .getClass(),
                "another tenant's patient of the same id");
    }

    @Test
    void a_key_goes_from_hand_to_hand_within_a_batch() throws SQLException {
        UUID one = new UUID(2, 1);
        UUID two = new UUID(2, 2);
        UUID three = new UUID(2, 3);
        call.execute(pending(keyed(ONE, one, "aa", "key-1")));
        List<AppendResult> results = call.execute(pending(
                keyed(ONE, three, "aa", "key-2"),
                releasing(one),
                keyed(ONE, two, "aa", "key-3"),
                releasing(two),
                keyed(ONE, three, "aa", "key-4")));
        assertEquals(KeyClaimed.class, results.get(0).getClass());
        for (AppendResult result : results.subList(1, 5)) {
            assertEquals(Appended.class, result.getClass());
        }
        assertTrue(rows(database, "unique_keys").get(0).contains(three.toString()));
        assertEquals(1, rows(database, "unique_keys").size());
        call.execute(pending(releasing(three)));
        assertTrue(rows(database, "unique_keys").isEmpty());
    }

    @Test
    void requests_that_are_in_each_others_way_are_known_without_the_database() {
        assertContested(to(ONE, STREAM, ExpectedVersion.exactly(2), 1), to(ONE, STREAM, ExpectedVersion.exactly(2), 1));
        assertContested(to(ONE, STREAM, ExpectedVersion.any(), 1), to(ONE, STREAM, ExpectedVersion.noStream(), 1));
        assertContested(keyed(ONE, new UUID(2, 1), "aa", "key-1"), keyed(ONE, new UUID(2, 2), "aa", "key-2"));
        assertContested(keyed(ONE, new UUID(2, 1), "aa", "key-1"), keyed(ONE, new UUID(2, 2), "bb", "key-1"));
        assertContested(keyed(ONE, new UUID(2, 1), "aa", "key-1"), releasing(new UUID(2, 2)));
        Condition free = Condition.free(new UniqueKey("mrn", "aa"));
        assertContested(
                keyed(ONE, new UUID(2, 1), "aa", "key-1"),
                to(ONE, STREAM, ExpectedVersion.any(), 1).under(List.of(free)));
        assertContested(
                releasing(STREAM),
                to(ONE, new UUID(2, 2), ExpectedVersion.any(), 1).under(List.of(free)));
        assertContested(
                to(ONE, STREAM, ExpectedVersion.any(), 1),
                to(ONE, new UUID(2, 2), ExpectedVersion.any(), 1).under(List.of(new StreamAt(STREAM, 0))));
        List<PendingAppend> others =
                pending(keyed(ONE, new UUID(2, 1), "aa", "key-1"), keyed(OTHER, new UUID(2, 1), "aa", "key-1"));
        assertTrue(FastBatch.of(others).isPresent(), "another tenant's keys are in nobody's way");
    }

    @Test
    void positions_drawn_past_the_lock_are_noticed() throws SQLException {
        call.execute(pending(to(ONE, STREAM, ExpectedVersion.noStream(), 2)));
        try (var owner = database.as("postgres").getConnection()) {
            owner.createStatement().execute("select setval('event_store_id_seq', 1, false)");
        }
        List<PendingAppend> next = pending(to(ONE, STREAM, ExpectedVersion.exactly(2), 1));
        assertEquals(
                "55000",
                assertThrows(SQLException.class, () -> call.execute(next)).getSQLState());
        assertEquals(2, rows(database, "event_store").size());
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
                        receipt("key-1"))
                .releasing(List.of(new AppendRequest.Release("bed", fresh)))
                .under(List.of(Condition.free(new UniqueKey("erased", "cc")), new StreamAt(new UUID(2, 8), 0)));
        AppendRequest follower = to(ONE, STREAM, ExpectedVersion.exactly(4), 2);
        AppendRequest anywhere =
                new AppendRequest(OTHER, List.of(part(STREAM, ExpectedVersion.any(), 1)), List.of(), receipt("key-1"));
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
                receipt(key));
    }

    private static AppendRequest releasing(UUID stream) {
        return to(ONE, stream, ExpectedVersion.any(), 1).releasing(List.of(new AppendRequest.Release("mrn", stream)));
    }

    private static List<PendingAppend> pending(AppendRequest... requests) {
        return List.of(requests).stream().map(PendingAppend::new).toList();
    }

    private static void assertContested(AppendRequest... requests) {
        assertFalse(FastBatch.of(pending(requests)).isPresent());
    }

    /** A table's rows as text, without the moments of recording. */
    private static List<String> rows(TestDatabase database, String table) throws SQLException {
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

package org.flightplan.events;

import static org.flightplan.events.LogOnPostgres.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.AppendResult.Appended;
import org.flightplan.events.AppendResult.VersionConflict;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a writer knows of streams is trusted only while it is true, whatever other nodes and operators do meanwhile. */
class KnownHeadsTest {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final UUID STREAM = new UUID(2, 1);

    private final TestDatabase database = TestDatabase.migrated();
    private final AppendCall writer = new AppendCall(() -> database.as("flightplan_events"));
    private final AppendCall otherNode = new AppendCall(() -> database.as("flightplan_events"));

    @AfterEach
    void close() {
        writer.close();
        otherNode.close();
    }

    @Test
    void a_known_stream_is_not_looked_up() throws SQLException {
        append(writer, STREAM, ExpectedVersion.noStream(), 2);
        append(writer, new UUID(2, 2), ExpectedVersion.noStream(), 1);
        append(otherNode, new UUID(2, 3), ExpectedVersion.noStream(), 1);
        // a look-up would find version 1
        byHand("delete from event_store where event_version = 2");
        assertEquals(3, append(writer, STREAM, ExpectedVersion.exactly(2), 1));
    }

    @Test
    void what_another_node_appended_is_seen() throws SQLException {
        append(writer, STREAM, ExpectedVersion.noStream(), 2);
        append(otherNode, STREAM, ExpectedVersion.exactly(2), 3);
        assertConflict(2, 5);
        assertEquals(6, append(writer, STREAM, ExpectedVersion.exactly(5), 1));

        append(otherNode, STREAM, ExpectedVersion.exactly(6), 1);
        assertEquals(8, append(writer, STREAM, ExpectedVersion.any(), 1), "nobody says where it must stand");
    }

    @Test
    void what_another_node_appended_before_a_thousand_other_events_is_seen() throws SQLException {
        append(writer, STREAM, ExpectedVersion.noStream(), 2);
        append(otherNode, STREAM, ExpectedVersion.exactly(2), 1);
        append(otherNode, new UUID(2, 2), ExpectedVersion.noStream(), 1_500);
        assertConflict(2, 3);
    }

    @Test
    void another_log_is_not_taken_for_the_known_one() throws SQLException {
        append(writer, STREAM, ExpectedVersion.noStream(), 2);
        // as behind a fail-over that lost the newest event: another one has its position
        byHand(
                "delete from event_store where id = 2",
                "insert into event_store select 2, tenant_id, gen_random_uuid(), stream_type, 1, event_type, data, '{}',"
                        + " created_at + interval '1 second', created_by from event_store where id = 1");
        assertConflict(2, 1);

        append(writer, STREAM, ExpectedVersion.exactly(1), 1);
        byHand("delete from event_store where id > 1", "select setval('event_store_id_seq', 1)");
        assertConflict(2, 1);
    }

    @Test
    void a_stream_that_moved_while_others_were_appended_to_is_known_no_more() throws SQLException {
        append(writer, STREAM, ExpectedVersion.noStream(), 2);
        append(otherNode, STREAM, ExpectedVersion.exactly(2), 1);
        append(writer, new UUID(2, 2), ExpectedVersion.noStream(), 1);
        assertEquals(4, append(writer, STREAM, ExpectedVersion.any(), 1));
    }

    private void assertConflict(int expected, int actual) throws SQLException {
        List<PendingAppend> batch = pending(to(TENANT, STREAM, ExpectedVersion.exactly(expected), 1));
        assertTrue(writer.stored(batch, FastBatch.of(batch).orElseThrow()).isEmpty());
        assertEquals(List.of(new VersionConflict(STREAM, expected, actual)), writer.judged(batch));
    }

    /** The version of the first event; stored whole. */
    private static int append(AppendCall call, UUID stream, ExpectedVersion expected, int events) throws SQLException {
        List<PendingAppend> batch = pending(to(TENANT, stream, expected, events));
        List<AppendResult> results =
                call.stored(batch, FastBatch.of(batch).orElseThrow()).orElseThrow();
        return ((Appended) results.get(0)).events().get(0).version();
    }

    private static List<PendingAppend> pending(AppendRequest... requests) {
        List<PendingAppend> pending = new ArrayList<>();
        for (AppendRequest request : requests) {
            pending.add(new PendingAppend(request));
        }
        return pending;
    }

    private void byHand(String... statements) throws SQLException {
        try (var superuser = database.as("postgres").getConnection();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("reset session_replication_role");
        }
    }
}

package org.flightplan.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flightplan.append.LogOnPostgres;
import org.flightplan.commands.CommandResult.Done;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Counting.Count;
import org.flightplan.commands.Counting.Counted;
import org.flightplan.events.History;
import org.flightplan.events.Related;
import org.flightplan.events.StreamKey;
import org.flightplan.events.StreamReader;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that wrote to a stream reads on from there; whatever others wrote meanwhile, it decides as if it had read all. */
class RememberedStreamTest {

    private final UUID stream = UUID.randomUUID();
    private final LogOnPostgres log = new LogOnPostgres();
    private final List<Integer> readFrom = new ArrayList<>();
    private final CommandHandler node = handler();
    private final CommandHandler otherNode = handler();
    private final Aggregate<Count, Integer, Counted> counting = Counting.upTo(6);

    @AfterEach
    void close() throws InterruptedException {
        log.close();
    }

    @Test
    void a_stream_is_read_on_from_what_the_node_wrote_last() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertInstanceOf(Done.class, count(node));
        }
        assertEquals(List.of(1, 1, 2, 3), readFrom);
        assertEquals(List.of(1, 2, 3, 4), numbers());
    }

    @Test
    void what_another_node_wrote_in_between_is_seen() throws Exception {
        count(node);
        count(otherNode);
        count(otherNode);
        count(node);
        assertEquals(List.of(1, 1, 2, 1), readFrom);
        assertEquals(List.of(1, 2, 3, 4), numbers());
    }

    @Test
    void a_refusal_rests_on_what_others_wrote_too() throws Exception {
        count(node);
        for (int i = 0; i < 5; i++) {
            count(otherNode);
        }
        assertInstanceOf(Refused.class, count(node));
        assertInstanceOf(Refused.class, count(node), "what was decided on is not remembered twice");
        assertEquals(IntStream.rangeClosed(1, 6).boxed().toList(), numbers());
    }

    @Test
    void what_a_standby_lost_is_forgotten() throws Exception {
        count(node);
        count(node);
        try (var owner = log.superuser()) {
            owner.createStatement().execute("set session_replication_role = replica");
            owner.createStatement().execute("delete from event_store where event_version = 2");
        }
        assertInstanceOf(Done.class, count(node));
        assertEquals(List.of(1, 1, 2, 1), readFrom, "read on, found another history, and read it whole");
        assertEquals(List.of(1, 2), numbers());
    }

    @Test
    void a_retry_is_answered_from_its_receipt() throws Exception {
        Done first = (Done) submit(node, Counting.count(counting, stream, "note", "the key"));
        count(node);
        Done again = (Done) submit(node, Counting.count(counting, stream, "note", "the key"));
        assertEquals(first.position(), again.position());
        assertEquals(List.of(1, 2), numbers());
    }

    @Test
    void no_more_is_remembered_than_there_is_room_for() {
        StreamMemory memory = new StreamMemory(10);
        for (int i = 0; i < 100; i++) {
            memory.keep(new StreamKey(Counting.TENANT, new UUID(1, i)), base(3));
        }
        long kept = IntStream.range(0, 100)
                .filter(i -> memory.of(new StreamKey(Counting.TENANT, new UUID(1, i)), counting) != null)
                .count();
        assertTrue(kept >= 1 && kept <= 3, () -> kept + " are kept");
        StreamKey one = new StreamKey(Counting.TENANT, new UUID(2, 1));
        memory.keep(one, base(1));
        assertNull(memory.of(one, Counting.upTo(6)), "as another kind of stream");
    }

    private DecisionBase<Count, Integer, Counted> base(int version) {
        return new DecisionBase<>(
                counting, version, version, Related.Found.NOTHING, null, false, List.of(), version, null);
    }

    private CommandHandler handler() {
        StreamReader whole = log.reader();
        StreamReader noting = new StreamReader() {
            @Override
            public History history(TenantId tenant, UUID id, int from, Related related, @Nullable String key) {
                readFrom.add(from);
                return whole.history(tenant, id, from, related, key);
            }
        };
        return new CommandHandler(noting, log.log(), Clock.systemUTC(), new CommandThreads() {
            @Override
            public void execute(Runnable work) {
                work.run();
            }
        });
    }

    private CommandResult count(CommandHandler handler) throws Exception {
        return submit(handler, Counting.count(counting, stream, "note", null));
    }

    private static CommandResult submit(CommandHandler handler, Submission<Count, Integer, Counted> submission)
            throws Exception {
        return handler.handle(submission).toCompletableFuture().get();
    }

    private List<Integer> numbers() throws Exception {
        return log.eventsOf(stream).stream()
                .map(event -> event.data().getInt("number"))
                .toList();
    }
}

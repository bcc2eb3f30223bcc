package org.flightplan.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.client.Peer.Answer;
import org.flightplan.client.Peer.Request;
import org.flightplan.client.problems.NotPermittedException;
import org.junit.jupiter.api.Test;

/** A follower of notices is given each once, in order, through streams that end, break and repeat. */
class NoticesTest {

    private static final UUID ID = UUID.fromString("3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");
    private static final String BEGUN = "retry: 2000\nid: 4\n\n";

    private final TestTime time = new TestTime();

    @Test
    void it_comes_back_behind_the_last_one_when_the_stream_ends() throws Exception {
        try (Peer peer = new Peer((request, number) -> switch (number) {
                    case 1 -> stream(BEGUN + told(5) + ":\n\n" + told(6));
                    case 2 -> Answer.dropped();
                    default -> stream(told(6) + told(7));
                });
                FlightPlanClient client = peer.client(time)) {
            List<Notice> notices = followed(client.notices(), 4, 7);
            assertEquals(
                    List.of(5L, 6L, 7L), notices.stream().map(Notice::position).toList());
            assertEquals(new Notice(5, "Admission", ID, "admission.created"), notices.get(0));
            List<Request> sent = peer.requests();
            assertEquals("4", sent.get(0).header("Last-event-id"));
            assertEquals("6", sent.get(sent.size() - 1).header("Last-event-id"));
            assertEquals("text/event-stream", sent.get(0).header("Accept"));
            assertEquals(2_000, time.pauses().get(0).toMillis());
        }
    }

    @Test
    void a_notice_that_was_cut_in_the_middle_comes_again() throws Exception {
        try (Peer peer = new Peer((request, number) ->
                        number == 1 ? stream(BEGUN + told(5) + "id: 6\ndata: {\"stream_ty") : stream(told(6)));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(
                    List.of(5L, 6L),
                    followed(client.notices(), 4, 6).stream()
                            .map(Notice::position)
                            .toList());
            assertEquals("5", peer.requests().get(1).header("Last-event-id"));
        }
    }

    @Test
    void from_now_on_it_comes_back_to_where_it_began_though_it_was_told_nothing() throws Exception {
        try (Peer peer = new Peer((request, number) -> number == 1 ? stream(BEGUN) : stream(told(5)));
                FlightPlanClient client = peer.client(time)) {
            List<Notice> notices = new ArrayList<>();
            assertThrows(
                    InterruptedException.class,
                    () -> client.notices().ofUnit(ID).followFromNow(notice -> {
                        notices.add(notice);
                        Thread.currentThread().interrupt();
                    }));
            assertEquals(5, notices.get(0).position());
            assertEquals("", peer.requests().get(0).header("Last-event-id"));
            assertEquals("4", peer.requests().get(1).header("Last-event-id"));
            assertEquals("unit_id=" + ID, peer.requests().get(0).uri().getQuery());
        }
    }

    @Test
    void of_what_is_closed_the_position_is_all() throws Exception {
        try (Peer peer = new Peer((request, number) -> stream("id: 5\ndata: {}\n\n"));
                FlightPlanClient client = peer.client(time)) {
            Notice notice = followed(client.notices(), 4, 5).get(0);
            assertTrue(notice.isClosed());
            assertFalse(new Notice(5, "Unit", ID, "unit.opened").isClosed());
        }
    }

    @Test
    void who_may_not_follow_is_told() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.problem(403, "no_access"));
                FlightPlanClient client = peer.client(time)) {
            assertThrows(
                    NotPermittedException.class,
                    () -> client.notices().ofStream(ID).follow(0, notice -> {}));
        }
    }

    private static List<Notice> followed(Notices notices, long after, long last) {
        List<Notice> all = new ArrayList<>();
        assertThrows(
                InterruptedException.class,
                () -> notices.follow(after, notice -> {
                    all.add(notice);
                    if (notice.position() == last) {
                        Thread.currentThread().interrupt();
                    }
                }));
        return all;
    }

    private static String told(long position) {
        return "id: " + position + "\ndata: {\"stream_type\": \"Admission\", \"stream_id\": \"" + ID
                + "\", \"event_type\": \"admission.created\"}\n\n";
    }

    private static Answer stream(String text) {
        return new Answer(200, Map.of("Content-Type", "text/event-stream"), text);
    }
}

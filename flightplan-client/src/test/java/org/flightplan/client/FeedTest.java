package org.flightplan.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flightplan.client.Peer.Answer;
import org.flightplan.client.Peer.Request;
import org.flightplan.client.events.Event;
import org.flightplan.client.problems.RefusedException;
import org.junit.jupiter.api.Test;

/** A follower of the feed is given each event once, in order, whatever becomes of the server meanwhile. */
class FeedTest {

    private static final int HEAD = 7;

    private final TestTime time = new TestTime();

    @Test
    void every_event_comes_once_through_pages_and_outages() throws Exception {
        try (Peer peer = new Peer((request, number) -> number % 3 == 0 ? Answer.dropped() : page(request));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L), followed(client.feed(), 0, HEAD));
        }
    }

    @Test
    void a_follower_comes_back_to_where_it_was() throws Exception {
        try (Peer peer = new Peer((request, number) -> page(request));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(List.of(5L, 6L, 7L), followed(client.feed(), 4, HEAD));
        }
    }

    @Test
    void an_outage_that_lasts_longer_than_the_patience_is_waited_for() throws Exception {
        try (Peer peer = new Peer(
                        (request, number) -> number < 60 ? Answer.problem(503, "unavailable") : page(request));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(List.of(7L), followed(client.feed(), 6, HEAD));
        }
    }

    @Test
    void behind_the_last_event_it_goes_on_asking_from_the_head() throws Exception {
        try (Peer peer = new Peer((request, number) -> number < 3
                        ? Answer.of(200, "{\"items\": [], \"limit\": 1000, \"offset\": 0, \"head\": 6}")
                        : page(request));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(List.of(7L), followed(client.feed().ofType("unit.opened"), 2, HEAD));
            assertEquals(
                    "after=2&event_type=unit.opened&limit=1000",
                    sorted(peer.requests().get(0)));
            assertEquals(
                    "after=6&event_type=unit.opened&limit=1000",
                    sorted(peer.requests().get(1)));
        }
    }

    @Test
    void an_event_that_came_behind_the_head_while_the_page_was_read_comes_once() throws Exception {
        String ahead =
                "{\"items\": [{\"position\": 5}, {\"position\": 6}], \"limit\": 1000, \"offset\": 0, \"head\": 5}";
        try (Peer peer = new Peer((request, number) -> number == 1 ? Answer.of(200, ahead) : page(request));
                FlightPlanClient client = peer.client(time)) {
            assertEquals(List.of(5L, 6L, 7L), followed(client.feed(), 4, HEAD));
        }
    }

    @Test
    void a_log_that_was_restored_is_told() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.problem(409, "position_ahead"));
                FlightPlanClient client = peer.client(time)) {
            RefusedException thrown =
                    assertThrows(RefusedException.class, () -> client.feed().follow(99, event -> {}));
            assertEquals("position_ahead", thrown.errorCode());
        }
    }

    // the consumer ends it at the last event
    private static List<Long> followed(Feed feed, long after, long last) {
        List<Long> positions = new ArrayList<>();
        assertThrows(
                InterruptedException.class,
                () -> feed.follow(after, (Event event) -> {
                    positions.add(event.position());
                    if (event.position() == last) {
                        Thread.currentThread().interrupt();
                    }
                }));
        return positions;
    }

    private static Answer page(Request request) {
        long after = Long.parseLong(request.uri().getQuery().replaceFirst(".*after=(\\d+).*", "$1"));
        StringBuilder items = new StringBuilder();
        long position = after;
        while (position < HEAD && position < after + 2) {
            position++;
            items.append(items.isEmpty() ? "" : ", ")
                    .append("{\"position\": ")
                    .append(position)
                    .append("}");
        }
        String next = position < HEAD ? ", \"next\": \"" + position + "\"" : "";
        return Answer.of(
                200, "{\"items\": [" + items + "], \"limit\": 2, \"offset\": 0, \"head\": " + HEAD + next + "}");
    }

    private static String sorted(Request request) {
        String[] parameters = request.uri().getQuery().split("&", -1);
        Arrays.sort(parameters);
        return String.join("&", parameters);
    }
}

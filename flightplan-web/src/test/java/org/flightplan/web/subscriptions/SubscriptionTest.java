package org.flightplan.web.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.flightplan.audit.StreamAudiences.Audience;
import org.flightplan.events.EventNotice;
import org.flightplan.events.StreamRef;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.subscriptions.Subscription.End;
import org.junit.jupiter.api.Test;

/** A client that reads, one that does not, and one that has left. The server's part is played here. */
class SubscriptionTest {

    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID STAY = UUID.randomUUID();
    private static final Instant END = Instant.parse("2026-01-05T10:00:00Z");

    private final Output output = new Output();
    private final List<String> ended = new ArrayList<>();
    private final Subscription subscription = subscription(null);

    /** What the client gets, as long as it takes anything. */
    private static final class Output extends ServletOutputStream {

        private final StringBuilder written = new StringBuilder();
        private boolean taking = true;
        private boolean gone;
        private int flushed;

        @Override
        public boolean isReady() {
            return taking;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // the test calls it
        }

        @Override
        public void write(int one) throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            if (!taking) {
                throw new IllegalStateException("written without being asked for");
            }
            written.append((char) one);
        }

        @Override
        public void flush() {
            flushed = written.length();
        }
    }

    private Subscription subscription(UUID stream) {
        Subscriber subscriber = new Subscriber(TENANT, UUID.randomUUID(), false, true, null, stream, false, END);
        return new Subscription(subscriber, 4, left -> ended.add(String.valueOf(left.end())));
    }

    private void begin() throws IOException {
        subscription.begin(played(AsyncContext.class));
        subscription.onWritePossible();
    }

    private <T> T played(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        ended.add("completed");
                    }
                    return switch (method.getName()) {
                        case "getResponse" -> played(ServletResponse.class);
                        case "getOutputStream" -> output;
                        default -> null;
                    };
                }));
    }

    private static List<Announcement> events(long from, long through, Audience audience) {
        return LongStream.rangeClosed(from, through)
                .mapToObj(position -> new EventNotice(
                        position, TENANT, new StreamRef(STAY, "Admission"), "admission.location_changed"))
                .map(notice -> Announcement.of(notice, audience, Set.of()))
                .toList();
    }

    @Test
    void a_client_is_told_where_it_begins_and_then_each_event_behind_that_once() throws IOException {
        begin();
        assertTrue(subscription.tell(events(3, 5, null), 5));
        assertTrue(subscription.tell(events(5, 6, null), 9));
        assertTrue(
                output.written
                        .toString()
                        .replaceAll("(?m)^(retry|data): .*$", "")
                        .replaceAll("\n+", " ")
                        .equals(" id: 4 id: 5 id: 6 "),
                output.written::toString);
        assertEquals(output.written.length(), output.flushed);
        assertEquals(9, subscription.position());
    }

    @Test
    void nothing_is_written_before_the_server_calls() throws IOException {
        subscription.begin(played(AsyncContext.class));
        subscription.tell(events(5, 5, null), 5);
        assertEquals("", output.written.toString());
        subscription.onWritePossible();
        assertTrue(output.written.toString().contains("id: 5"));
    }

    @Test
    void what_finds_no_room_is_not_taken_and_is_asked_for_when_the_client_has_taken_the_rest() throws IOException {
        begin();
        output.taking = false;
        List<String> drained = new ArrayList<>();
        assertTrue(subscription.tell(events(5, 4 + Subscription.MOST_WAITING, null), 504));
        assertFalse(subscription.tell(events(505, 505, null), 505));
        assertEquals(504, subscription.position());
        subscription.whenDrained(() -> drained.add("drained"));
        assertEquals(List.of(), drained);
        output.taking = true;
        subscription.onWritePossible();
        assertEquals(List.of("drained"), drained);
        assertTrue(output.written.toString().contains("id: 504\n"));
        assertTrue(subscription.tell(events(505, 505, null), 505));
    }

    @Test
    void it_ends_with_the_token_and_once() throws IOException {
        begin();
        assertFalse(subscription.beat(END.minusMillis(1)));
        assertNull(subscription.end());
        subscription.beat(END);
        subscription.end(End.STOPPED);
        subscription.onError(new IOException());
        assertEquals(End.TOKEN_OVER, subscription.end());
        assertEquals(List.of("TOKEN_OVER", "completed"), ended);
        assertTrue(subscription.tell(events(5, 5, null), 5));
        assertFalse(output.written.toString().contains("id: 5"));
    }

    @Test
    void what_ends_before_it_begins_is_over_when_it_does() throws IOException {
        subscription.end(End.STOPPED);
        begin();
        assertEquals(List.of("STOPPED", "completed"), ended);
        assertEquals("", output.written.toString());
    }

    @Test
    void a_client_that_has_left_is_found_by_telling_it_something() throws IOException {
        begin();
        output.gone = true;
        subscription.probe();
        assertEquals(End.LEFT, subscription.end());
    }

    @Test
    void a_stream_that_is_closed_is_followed_by_its_name_no_longer() throws IOException {
        Audience closed = new Audience(UUID.randomUUID(), STAY, false, Set.of());
        begin();
        subscription.tell(events(5, 5, closed), 5);
        assertTrue(output.written.toString().endsWith("id: 5\ndata: {}\n\n"), output.written::toString);
        Subscription named = subscription(STAY);
        named.tell(events(5, 5, closed), 5);
        assertEquals(End.NO_ACCESS, named.end());
    }
}

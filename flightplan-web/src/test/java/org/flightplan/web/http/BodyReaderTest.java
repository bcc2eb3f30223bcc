package org.flightplan.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flightplan.ops.Metrics;
import org.flightplan.web.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A body that comes in pieces, too slowly, too large, or not to its end. The server's part is played here. */
class BodyReaderTest {

    private static final int LIMIT = BodyFilter.LIMIT;
    private static final byte[] PIECE = new byte[8 << 10];

    private final Pieces pieces = new Pieces();
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<String> goesOn = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final BodyMemory memory = new BodyMemory(4L * LIMIT);
    private long contentLength = -1;
    private BodyReader reader;

    /** What has come and was not read yet. */
    private static final class Pieces extends ServletInputStream {

        private final Deque<byte[]> come = new ArrayDeque<>();
        private boolean ended;

        @Override
        public boolean isReady() {
            return ended || !come.isEmpty();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            byte[] piece = come.poll();
            if (piece == null) {
                return -1;
            }
            System.arraycopy(piece, 0, target, offset, piece.length);
            return piece.length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Counted extends Metrics {
        @Override
        public void lostBody(String how) {
            lost.add(how);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        reader = reader(true, memory);
    }

    private BodyReader reader(boolean kept, BodyMemory room) throws IOException {
        HttpServletRequest request = played(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getInputStream" -> pieces;
            case "getContentLengthLong" -> contentLength;
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getProtocol" -> "HTTP/1.1";
            case "getHeader" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
        HttpServletResponse response = played(HttpServletResponse.class, (method, arguments) -> {
            assertEquals("setHeader", method);
            return headers.put((String) arguments[0], (String) arguments[1]);
        });
        AsyncContext waiting = played(AsyncContext.class, (method, arguments) -> {
            goesOn.add(method);
            return null;
        });
        return new BodyReader(request, response, kept, waiting, room, new Counted());
    }

    private interface Part {
        Object play(String method, Object[] arguments);
    }

    private static <T> T played(Class<T> type, Part part) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = part.play(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    private void come(byte[]... come) throws IOException {
        pieces.come.addAll(List.of(come));
        reader.onDataAvailable();
    }

    /** Zeros, in pieces. */
    private void come(int bytes) throws IOException {
        int rest = bytes;
        while (rest > 0) {
            int size = Math.min(rest, PIECE.length);
            come(new byte[size]);
            rest -= size;
        }
    }

    private static AsyncEvent told(@Nullable Throwable fault) {
        return new AsyncEvent(played(AsyncContext.class, (method, arguments) -> null), null, null, fault);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertProblem(int status) {
        assertEquals(status, ((Problem) attributes.get(BodyFilter.PROBLEM)).status());
        assertNull(attributes.get(BodyFilter.BODY));
    }

    /** Whether all memory that was taken was given back. */
    private boolean isGivenBack() {
        boolean whole = memory.take(4L * LIMIT);
        memory.giveBack(whole ? 4L * LIMIT : 0);
        return whole && !memory.take(4L * LIMIT + 1);
    }

    @Test
    void what_comes_in_pieces_is_put_together_and_the_request_goes_on() throws IOException {
        reader.handover().leave();
        come(bytes("{\"a\""), bytes(": 1"));
        come(bytes("}"));
        assertEquals(List.of(), goesOn);
        assertFalse(isGivenBack());
        reader.onAllDataRead();
        assertEquals(List.of("dispatch"), goesOn);
        assertArrayEquals(bytes("{\"a\": 1}"), (byte[]) attributes.get(BodyFilter.BODY));
        assertNull(attributes.get(BodyFilter.PROBLEM));
        assertTrue(isGivenBack());
        assertEquals(List.of(), lost);
    }

    @Test
    void the_end_of_the_stream_is_for_the_server_to_tell() throws IOException {
        reader.handover().leave();
        pieces.ended = true;
        come(bytes("{}"));
        assertEquals(List.of(), goesOn);
        reader.onAllDataRead();
        assertArrayEquals(bytes("{}"), (byte[]) attributes.get(BodyFilter.BODY));
    }

    @Test
    void the_request_goes_on_only_when_the_thread_that_began_it_has_left() throws IOException {
        come(bytes("{}"));
        reader.onAllDataRead();
        assertEquals(List.of(), goesOn);
        reader.handover().leave();
        assertEquals(List.of("dispatch"), goesOn);
    }

    @Test
    void who_leaves_before_the_end_lets_nothing_go_on() {
        reader.handover().leave();
        assertEquals(List.of(), goesOn);
    }

    @Test
    void a_body_of_the_limit_is_kept_and_one_byte_more_is_413_but_read_to_its_end() throws IOException {
        reader.handover().leave();
        come(LIMIT);
        reader.onAllDataRead();
        assertEquals(LIMIT, ((byte[]) attributes.remove(BodyFilter.BODY)).length);
        assertTrue(isGivenBack());

        reader = reader(true, memory);
        reader.handover().leave();
        come(LIMIT + 1);
        assertTrue(isGivenBack());
        come(LIMIT);
        assertEquals(List.of("dispatch"), goesOn);
        reader.onAllDataRead();
        assertProblem(413);
        assertEquals(List.of("dispatch", "dispatch"), goesOn);
        assertEquals(Map.of(), headers);
    }

    @Test
    void after_8_mebibytes_nothing_more_is_read_and_the_connection_ends() throws IOException {
        reader.handover().leave();
        come(8 << 20);
        assertEquals(List.of(), goesOn);
        come(1);
        assertProblem(413);
        assertEquals(List.of("dispatch"), goesOn);
        assertEquals(Map.of("Connection", "close"), headers);
        come(1);
        assertEquals(1, pieces.come.size());
        reader.onAllDataRead();
        assertEquals(List.of("dispatch"), goesOn);
    }

    @Test
    void a_body_that_ends_before_its_length_is_no_body() throws IOException {
        reader.handover().leave();
        contentLength = 3;
        come(bytes("{}"));
        reader.onAllDataRead();
        assertProblem(503);
        assertEquals(List.of("incomplete"), lost);
    }

    @Test
    void a_body_of_its_length_is_whole() throws IOException {
        reader.handover().leave();
        contentLength = 2;
        come(bytes("{}"));
        reader.onAllDataRead();
        assertArrayEquals(bytes("{}"), (byte[]) attributes.get(BodyFilter.BODY));
    }

    @Test
    void of_who_will_be_refused_nothing_is_kept_and_nothing_said_of_the_body() throws IOException {
        reader = reader(false, new BodyMemory(0));
        reader.handover().leave();
        come(LIMIT + 1);
        reader.onAllDataRead();
        assertEquals(Map.of(), attributes);
        assertEquals(List.of("dispatch"), goesOn);

        reader = reader(false, new BodyMemory(0));
        reader.handover().leave();
        come((8 << 20) + 1);
        assertEquals(Map.of(), attributes);
        assertEquals(List.of("dispatch", "dispatch"), goesOn);
    }

    @Test
    void where_there_is_no_room_the_request_is_503() throws IOException {
        reader = reader(true, new BodyMemory((16 << 10) - 1));
        reader.handover().leave();
        come(bytes("{"));
        assertProblem(503);
        assertEquals(List.of("dispatch"), goesOn);
        assertEquals(Map.of("Connection", "close"), headers);
    }

    @Test
    void a_body_takes_twice_its_size_in_steps_of_16_kibibytes_at_least() throws IOException {
        BodyMemory room = new BodyMemory(16 << 10);
        reader = reader(true, room);
        come(8 << 10);
        assertNull(attributes.get(BodyFilter.PROBLEM));
        assertFalse(room.take(1));
        come(1);
        assertProblem(503);
        assertTrue(room.take(16 << 10), "what was taken is given back");
    }

    @Test
    void what_has_not_come_by_the_deadline_is_408_once() throws IOException {
        reader.handover().leave();
        come(bytes("{"));
        reader.onTimeout(told(null));
        assertProblem(408);
        assertEquals(List.of("late"), lost);
        assertEquals(List.of("dispatch"), goesOn);
        assertEquals(Map.of("Connection", "close"), headers);
        reader.onTimeout(told(null));
        assertEquals(List.of("late"), lost);
        assertEquals(List.of("dispatch"), goesOn);
        assertTrue(isGivenBack());
    }

    @Test
    void who_will_be_refused_is_not_told_that_the_body_was_late() throws IOException {
        reader = reader(false, memory);
        reader.handover().leave();
        reader.onTimeout(told(null));
        assertEquals(Map.of(), attributes);
        assertEquals(List.of("dispatch"), goesOn);
    }

    @Test
    void who_is_gone_is_not_answered() throws IOException {
        reader.handover().leave();
        come(bytes("{"));
        reader.onError(told(new IOException("synthetic")));
        assertEquals(List.of("complete"), goesOn);
        assertEquals(List.of("aborted"), lost);
        reader.onError(new IOException("synthetic"));
        assertEquals(List.of("complete"), goesOn);
        assertEquals(List.of("aborted"), lost);
        assertTrue(isGivenBack());
    }

    @Test
    @Timeout(60)
    void who_waits_for_the_end_is_woken_by_it() throws Exception {
        Thread waiting = new Thread(() -> reader.handover().await(TimeUnit.HOURS.toMillis(1)));
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        reader.onAllDataRead();
        waiting.join();
        // and who comes after it does not wait at all
        reader.handover().await(TimeUnit.HOURS.toMillis(1));
    }

    @Test
    @Timeout(60)
    void who_waits_for_an_end_that_does_not_come_goes_on_after_a_while() {
        long begin = System.nanoTime();
        reader.handover().await(20);
        assertTrue(System.nanoTime() - begin >= 19_000_000, "not at once");
        assertEquals(List.of(), goesOn);
    }

    @Test
    void a_bodys_room_is_counted_to_the_byte() {
        BodyMemory room = new BodyMemory(10);
        assertTrue(room.take(10));
        assertFalse(room.take(1));
        room.giveBack(1);
        assertTrue(room.take(1));
        assertTrue(BodyMemory.ofThisNode().take(Runtime.getRuntime().maxMemory() / 8));
        assertFalse(BodyMemory.ofThisNode().take(Runtime.getRuntime().maxMemory() / 8 + 1));
    }
}

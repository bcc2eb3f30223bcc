package org.flightplan.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.bench.load.Load.PreparedRequest;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void a_request_gets_another_key_each_time_and_keeps_its_length() {
        PreparedRequest request = PreparedRequest.of(8080, "/x", "token", "{\"ä\":1}");
        int length = request.under(1).length;
        String text = new String(request.under(42), StandardCharsets.UTF_8);
        assertEquals(length, request.under(42).length);
        assertTrue(text.contains("Idempotency-Key: 0000000000000042\r\n"), text);
        assertTrue(text.contains("Content-Length: 8\r\n"), text);
        assertTrue(text.endsWith("\r\n\r\n{\"ä\":1}"), text);
    }

    @Test
    void an_answer_is_complete_with_its_last_byte_and_not_before() {
        complete("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}");
        complete("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    }

    @Test
    void an_answer_tells_that_the_connection_ends() {
        AnswerReader reader = new AnswerReader();
        reader.begin();
        reader.buffer().put(ascii("HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        assertEquals(201, reader.status());
        assertTrue(reader.closes());
    }

    @Test
    void a_connection_that_the_server_ends_behind_an_answer_is_not_heard_of_until_it_is_opened_anew() throws Exception {
        byte[] last = ascii("HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Selector selector = Selector.open()) {
            Connection connection = new Connection(selector, server.getLocalPort());
            for (int request = 1; request <= 2; request++) {
                connection.send(ascii("POST"), 0);
                try (Socket accepted = server.accept()) {
                    accepted.getOutputStream().write(last);
                }
                assertEquals(201, received(connection, selector));
                selector.select(key -> fail("a connection without a request"), 100);
            }
        }
    }

    private static int received(Connection connection, Selector selector) throws IOException {
        AtomicInteger status = new AtomicInteger();
        while (status.get() == 0) {
            selector.select(key -> status.set(receive(connection)), 1_000);
        }
        return status.get();
    }

    private static int receive(Connection connection) {
        try {
            return connection.receive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void complete(String answer) {
        AnswerReader reader = new AnswerReader();
        reader.begin();
        byte[] bytes = ascii(answer);
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(0, reader.status(), "after " + i + " bytes");
            reader.buffer().put(bytes[i]);
        }
        assertEquals(201, reader.status());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

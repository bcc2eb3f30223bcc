package org.flightplan.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
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

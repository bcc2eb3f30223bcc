package org.flightplan.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is sent.
 *
 * @param port of the server on this machine
 * @param path of the requests
 * @param token that goes with them
 * @param connections kept open, each with one request at a time
 * @param millis how long new requests begin
 * @param rate requests a second by a timetable; 0 for as many as there can be
 * @param bodies sent in turn
 */
public record LoadPlan(
        int port, String path, String token, int connections, long millis, double rate, List<String> bodies) {

    private static final String KEY = "Idempotency-Key: ";
    private static final int KEY_DIGITS = 16;

    /** Complete requests, one a body; their idempotency keys are still alike. */
    List<byte[]> requests() {
        return bodies.stream().map(this::request).toList();
    }

    /** Where a request's idempotency key stands. */
    static int keyOffset(byte[] request) {
        String head = new String(request, StandardCharsets.US_ASCII);
        return head.indexOf(KEY) + KEY.length();
    }

    /** Writes a number of a fixed length. */
    static void putKey(byte[] request, int offset, long key) {
        long left = key;
        for (int i = offset + KEY_DIGITS - 1; i >= offset; i--) {
            request[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private byte[] request(String body) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\n" + KEY + "0".repeat(KEY_DIGITS) + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}

package org.flightplan.bench.load;

import java.nio.charset.StandardCharsets;

/** A complete request, of which only the idempotency key changes from one time to the next. */
final class PreparedRequest {

    private static final String KEY = "Idempotency-Key: ";
    private static final int DIGITS = 16;

    private final byte[] bytes;
    private final int keyOffset;

    private PreparedRequest(byte[] bytes, int keyOffset) {
        this.bytes = bytes;
        this.keyOffset = keyOffset;
    }

    static PreparedRequest of(int port, String path, String token, String body) {
        String beforeKey = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                + token + "\r\n" + KEY;
        String head = beforeKey + "0".repeat(DIGITS) + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        return new PreparedRequest((head + body).getBytes(StandardCharsets.UTF_8), beforeKey.length());
    }

    /** The request under a key; good until the next call. */
    byte[] under(long key) {
        long left = key;
        for (int i = keyOffset + DIGITS - 1; i >= keyOffset; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return bytes;
    }
}

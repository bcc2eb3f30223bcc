package org.flightplan.bench.load;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds out when an answer is complete. Answers here are small: one that fills the buffer is a fault. */
final class AnswerReader {

    private static final int LARGEST = 1 << 14;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
    private boolean closing;

    void begin() {
        bytes.clear();
        closing = false;
    }

    /** Where the answer's bytes go. */
    ByteBuffer buffer() {
        if (!bytes.hasRemaining()) {
            throw new IllegalStateException("An answer is longer than " + LARGEST + " bytes");
        }
        return bytes;
    }

    /** Whether the server ends the connection behind the last answer. */
    boolean closes() {
        return closing;
    }

    /** The status of a complete answer, or 0. */
    int status() {
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0 || !isComplete(text, headEnd)) {
            return 0;
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    /**
     * The status of an answer whose end is the connection's: one that names no length, on a connection that it ends.
     *
     * @throws EOFException when the server left in the middle of an answer
     */
    int statusAtEnd() throws EOFException {
        String text = text();
        String head = text.toLowerCase(Locale.ROOT);
        if (!closing || head.contains(LENGTH) || head.contains(CHUNKED)) {
            // made-up data alone: nothing to hide from whoever measures
            throw new EOFException("The server ended a connection in the midst of an answer: " + text);
        }
        return Integer.parseInt(text.substring(9, 12));
    }

    /** The answer as text, for whoever has to tell what went wrong. */
    String text() {
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private boolean isComplete(String text, int headEnd) {
        String head = text.substring(0, headEnd).toLowerCase(Locale.ROOT) + "\r\n";
        closing = head.contains("\r\nconnection: close\r\n");
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            return text.endsWith("\r\n0\r\n\r\n");
        }
        String number = head.substring(length + LENGTH.length(), head.indexOf("\r\n", length))
                .strip();
        return text.length() >= headEnd + 4 + Integer.parseInt(number);
    }
}

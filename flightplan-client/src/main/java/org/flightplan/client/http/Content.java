package org.flightplan.client.http;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A content to be sent: bytes that can be read more than once, since they may have to be sent again.
 *
 * @param publisher sends them, each time from the beginning
 * @param type their media type, such as {@code image/png}; what is found in them counts
 */
public record Content(BodyPublisher publisher, String type) {

    /** Of a file. */
    public static Content of(Path file, String type) throws FileNotFoundException {
        return new Content(BodyPublishers.ofFile(file), type);
    }

    /** Of bytes in memory. */
    public static Content of(byte[] bytes, String type) {
        return new Content(BodyPublishers.ofByteArray(bytes), type);
    }

    /**
     * Of a stream.
     *
     * @param opened gives it anew, from its beginning, for each attempt
     */
    public static Content of(Supplier<InputStream> opened, String type) {
        return new Content(BodyPublishers.ofInputStream(opened), type);
    }
}

package org.flightplan.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/**
 * Answers with what is large and never changes, or the part of it that a Range asks for. No more than {@value #MOST} at once:
 * each holds a thread of the node.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class PartAnswers {

    private static final int MOST = 64;
    private static final long LEAST_BYTES_A_SECOND = 32 << 10;
    private static final long FIRST_SECONDS = 10;
    private static final int PIECE = 1 << 16;

    @Inject
    RequestScope scope;

    private final AtomicInteger sending = new AtomicInteger();

    /**
     * What is sent.
     *
     * @param id by which a client knows what it has already
     * @param type its media type, {@code disposition} what the header of that name says
     * @param size in bytes, at least 1
     */
    public record Large(UUID id, String type, String disposition, long size) {}

    /** Opens what is sent. */
    public interface Opening {
        /** A part of it, to be closed. */
        InputStream of(long first, long length) throws IOException;
    }

    /**
     * The answer to a GET or a HEAD.
     *
     * @param served puts on record that it is; called before the first byte is sent
     * @throws ProblemException 416 when there is nothing of the range, 503 when too many are sent, or it can't be opened now
     */
    public Response of(Large large, Runnable served, Opening opening) {
        String tag = "\"" + large.id() + "\"";
        String asked = header("If-None-Match");
        if (asked != null && (asked.strip().equals("*") || asked.contains(tag))) {
            served.run();
            return Response.notModified().header("ETag", tag).build();
        }
        String condition = header("If-Range");
        String ranges = condition == null || condition.strip().equals(tag) ? header("Range") : null;
        Optional<ByteRange> range = ByteRange.of(ranges, large.size());
        ByteRange part = range.orElse(new ByteRange(0, large.size() - 1));
        Response.ResponseBuilder answer = Response.status(range.isPresent() ? 206 : 200)
                .type(large.type())
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", large.disposition())
                .header("Content-Length", part.length());
        if (range.isPresent()) {
            answer.header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + large.size());
        }
        if (scope.request().getMethod().equals("HEAD")) {
            served.run();
            return answer.build();
        }
        return answer.entity(sent(part, served, opening)).build();
    }

    private StreamingOutput sent(ByteRange part, Runnable served, Opening opening) {
        if (sending.incrementAndGet() > MOST) {
            sending.decrementAndGet();
            throw new ProblemException(Problems.tooManyContents());
        }
        boolean begun = false;
        try {
            InputStream opened = opening.of(part.first(), part.length());
            served.run();
            begun = true;
            return out -> {
                try (InputStream in = opened) {
                    send(in, out, part.length());
                } finally {
                    sending.decrementAndGet();
                }
            };
        } catch (IOException e) {
            throw new ProblemException(Problems.contentsUnavailable());
        } finally {
            if (!begun) {
                sending.decrementAndGet();
            }
        }
    }

    // who takes it slower than it would be taken in from him is not waited for
    private static void send(InputStream in, OutputStream out, long length) throws IOException {
        byte[] piece = new byte[PIECE];
        long begunAt = System.nanoTime();
        long sent = 0;
        while (sent < length) {
            int read = in.read(piece, 0, (int) Math.min(PIECE, length - sent));
            if (read < 0) {
                throw new IOException("the content ends too early");
            }
            out.write(piece, 0, read);
            sent += read;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunAt) - FIRST_SECONDS;
            if (seconds > 0 && sent < seconds * LEAST_BYTES_A_SECOND) {
                throw new IOException("the content is read too slowly");
            }
        }
    }

    /** The header by which a file of this name is kept and never shown within a page (RFC 6266, RFC 8187). */
    public static String disposition(@Nullable String filename) {
        if (filename == null) {
            return "attachment";
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : filename.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "-._".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append("0123456789ABCDEF".charAt(c >> 4)).append("0123456789ABCDEF".charAt(c & 15));
            }
        }
        return "attachment; filename=\"" + filename.replaceAll("[^A-Za-z0-9._ -]", "_") + "\"; filename*=UTF-8''"
                + encoded;
    }

    private @Nullable String header(String name) {
        return scope.request().getHeaderString(name);
    }
}

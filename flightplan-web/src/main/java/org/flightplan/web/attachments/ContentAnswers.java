package org.flightplan.web.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.attachments.Attachment;
import org.flightplan.contents.Contents;
import org.flightplan.web.http.ApiRequest;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.flightplan.web.requests.RequestScope;
import org.jspecify.annotations.Nullable;

/** Answers with contents, opened as they are sent. No more than {@value #MOST} at once: each holds a thread of the node. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class ContentAnswers {

    private static final int MOST = 64;
    private static final long LEAST_BYTES_A_SECOND = 32 << 10;
    private static final long FIRST_SECONDS = 10;
    private static final int PIECE = 1 << 16;

    @Inject
    ApiRequest apiRequest;

    @Inject
    RequestScope scope;

    @Inject
    Contents contents;

    @Inject
    Stays stays;

    private final AtomicInteger sending = new AtomicInteger();

    Response content(Stays.Known stay, Attachment attachment) {
        String tag = "\"" + attachment.id() + "\"";
        String asked = header("If-None-Match");
        if (asked != null && (asked.strip().equals("*") || asked.contains(tag))) {
            stays.served(stay);
            return Response.notModified().header("ETag", tag).build();
        }
        String condition = header("If-Range");
        String ranges = condition == null || condition.strip().equals(tag) ? header("Range") : null;
        Optional<ByteRange> range = ByteRange.of(ranges, attachment.size());
        ByteRange part = range.orElse(new ByteRange(0, attachment.size() - 1));
        boolean isHead = scope.request().getMethod().equals("HEAD");
        Response.ResponseBuilder answer = Response.status(range.isPresent() ? 206 : 200)
                .type(attachment.contentType())
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", disposition(attachment.filename()))
                .header("Content-Length", part.length());
        if (range.isPresent()) {
            answer.header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + attachment.size());
        }
        if (isHead) {
            stays.served(stay);
            return answer.build();
        }
        return answer.entity(sent(stay, attachment, part)).build();
    }

    private StreamingOutput sent(Stays.Known stay, Attachment attachment, ByteRange part) {
        if (sending.incrementAndGet() > MOST) {
            sending.decrementAndGet();
            throw new ProblemException(Problems.tooManyContents());
        }
        boolean begun = false;
        try {
            InputStream opened = contents.read(
                            apiRequest.tenant(),
                            attachment.storageKey(),
                            attachment.size(),
                            part.first(),
                            part.length())
                    .orElseThrow(() -> stays.notFound(stay));
            stays.served(stay);
            begun = true;
            return out -> {
                try (InputStream in = opened) {
                    send(in, out);
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
    private static void send(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        long begunAt = System.nanoTime();
        long sent = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            sent += read;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunAt) - FIRST_SECONDS;
            if (seconds > 0 && sent < seconds * LEAST_BYTES_A_SECOND) {
                throw new IOException("the content is read too slowly");
            }
        }
    }

    Response thumbnail(Stays.Known stay, Attachment attachment) {
        if (attachment.thumbnailKey() == null) {
            throw stays.notFound(stay);
        }
        try {
            byte[] picture = contents.thumbnail(apiRequest.tenant(), attachment.thumbnailKey())
                    .orElseThrow(() -> stays.notFound(stay));
            stays.served(stay);
            return Response.ok(picture, Contents.thumbnailType()).build();
        } catch (IOException e) {
            throw new ProblemException(Problems.contentsUnavailable());
        }
    }

    private @Nullable String header(String name) {
        return scope.request().getHeaderString(name);
    }

    // RFC 6266 and RFC 8187; never shown within a page
    static String disposition(@Nullable String filename) {
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
}

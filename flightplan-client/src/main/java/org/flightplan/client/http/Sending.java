package org.flightplan.client.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of the requests that go out on a thread, beside what they are.
 *
 * @param key the idempotency key of the command, or null for one that is made up
 * @param ifMatch the version that the command is to meet, or null for any
 * @param purpose what is looked at for, or null for treatment
 * @param async whether a command is answered as soon as it is durable, before the queries show it
 */
public record Sending(
        @Nullable String key,
        @Nullable IfMatch ifMatch,
        @Nullable Purpose purpose,
        boolean async) {

    /** Nothing in particular. */
    public static final Sending PLAINLY = new Sending(null, null, null, false);

    private static final ThreadLocal<Sending> CURRENT = ThreadLocal.withInitial(() -> PLAINLY);

    /** What is wanted on this thread. */
    static Sending current() {
        return CURRENT.get();
    }

    /** Wants it on this thread, until {@link #done}. */
    public void begin() {
        CURRENT.set(this);
    }

    /** Wants nothing any more. */
    public static void done() {
        CURRENT.remove();
    }

    /** The headers that say so. Each command gets a key, so that it can be sent again without happening twice. */
    public Map<String, String> headers(String method) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (purpose != null) {
            headers.put("X-Purpose-Of-Use", purpose.toString());
        }
        if (!method.equals("GET")) {
            headers.put("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key);
            if (ifMatch != null) {
                headers.put(HttpHeaders.IF_MATCH, ifMatch.toString());
            }
            if (async) {
                headers.put("Prefer", "respond-async");
            }
        }
        return headers;
    }
}

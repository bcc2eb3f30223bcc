package org.flightplan.client.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a caller's requests go out, beside what they are.
 *
 * @param transport sends them
 * @param key the idempotency key of the command, or null for one that is made up
 * @param ifMatch the version that the command is to meet, or null for any
 * @param purpose what is looked at for, or null for treatment
 * @param async whether a command is answered as soon as it is durable, before the queries show it
 */
public record Sending(
        Transport transport,
        @Nullable String key,
        @Nullable IfMatch ifMatch,
        @Nullable Purpose purpose,
        boolean async) {

    private static final ThreadLocal<Sending> CURRENT = new ThreadLocal<>();

    /** Where an interface is called that a container has made: as usual, with the token that the request brings. */
    private static final class Usual {
        private static final Sending SENDING = by(new Transport(Transport.http(), null, Patience.USUAL, Time.SYSTEM));
    }

    /** By a transport, and nothing in particular. */
    public static Sending by(Transport transport) {
        return new Sending(transport, null, null, null, false);
    }

    /** The same by another transport. */
    public Sending with(Transport other) {
        return new Sending(other, key, ifMatch, purpose, async);
    }

    /** The same under this key. */
    public Sending withKey(String other) {
        return new Sending(transport, other, ifMatch, purpose, async);
    }

    /** The same at this version. */
    public Sending at(IfMatch version) {
        return new Sending(transport, key, version, purpose, async);
    }

    /** The same for this purpose. */
    public Sending toward(Purpose other) {
        return new Sending(transport, key, ifMatch, other, async);
    }

    /** The same without waiting for the queries. */
    public Sending withoutWaiting() {
        return new Sending(transport, key, ifMatch, purpose, true);
    }

    /** How requests go out that are made on this thread now. */
    static Sending current() {
        Sending wanted = CURRENT.get();
        return wanted == null ? Usual.SENDING : wanted;
    }

    /** Requests of this thread go out so, until {@link #done}. */
    public void begin() {
        CURRENT.set(this);
    }

    /** Requests of this thread go out as usual again. */
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

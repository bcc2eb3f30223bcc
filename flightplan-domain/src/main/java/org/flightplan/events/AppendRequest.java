package org.flightplan.events;

import java.util.List;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What is appended as one: all of it or nothing.
 *
 * @param tenant whose streams they are
 * @param streams at least one; a stream at most once
 * @param claims keys that must be free
 * @param receipt the answer to keep, or null when the caller gave no idempotency key
 */
public record AppendRequest(
        TenantId tenant,
        List<StreamAppend> streams,
        List<Claim> claims,
        @Nullable Receipt receipt) {

    /** A request that appends to one stream and claims nothing. */
    public static AppendRequest of(TenantId tenant, StreamAppend stream) {
        return new AppendRequest(tenant, List.of(stream), List.of(), null);
    }

    /**
     * The part of a request that goes to one stream.
     *
     * @param stream to append to
     * @param expected where it must stand
     * @param events at least one, in order
     */
    public record StreamAppend(StreamRef stream, ExpectedVersion expected, List<NewEvent> events) {}
}

package org.flightplan.archives;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive that somebody of a hospital asked for.
 *
 * @param id its id, and of the archive when it is made
 * @param recipient the public key that it is encrypted to
 * @param askedBy who asked for it, {@code askedAt} when
 * @param approvedBy who let it be made, another person; null until then
 * @param madeAt when it was done; null until then
 * @param bytes its size, {@code events}, {@code contents} and {@code missing} what is in it and what the store lacked; 0 until
 *     it is made
 * @param expiresAt when it may no longer be approved, or is removed
 * @param state how far it is
 */
public record TenantArchive(
        UUID id,
        String recipient,
        UUID askedBy,
        Instant askedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant madeAt,
        long bytes,
        long events,
        long contents,
        long missing,
        Instant expiresAt,
        State state) {

    /** How far an archive is. */
    public enum State {
        /** Nobody has approved it yet. */
        ASKED,
        /** A node makes it, or will soon. */
        APPROVED,
        /** It can be fetched. */
        READY,
        /** It was not approved in time, or is removed: ask for another. */
        EXPIRED
    }
}

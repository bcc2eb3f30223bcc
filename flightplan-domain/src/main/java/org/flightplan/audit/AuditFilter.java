package org.flightplan.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which looks are wanted; null leaves a part open.
 *
 * @param user who looked
 * @param patient who was looked at
 * @param action what was looked at
 * @param purpose what for
 * @param from the earliest moment, included
 * @param to the moment before which they are
 */
public record AuditFilter(
        @Nullable UUID user,
        @Nullable UUID patient,
        @Nullable String action,
        @Nullable String purpose,
        @Nullable Instant from,
        @Nullable Instant to) {}

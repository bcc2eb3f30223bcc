package org.flightplan.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which access records are wanted; null leaves a part open.
 *
 * @param user whose access
 * @param patient whose data
 * @param action what was read or done
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

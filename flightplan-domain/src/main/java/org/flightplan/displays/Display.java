package org.flightplan.displays;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A screen at the wall.
 *
 * @param tenant its hospital
 * @param id its id, and the user of what it looks at
 * @param name as its hospital calls it
 * @param unit whose board it shows
 * @param showsNames whether it shows whole names; initials else
 * @param madeBy who made it
 * @param madeAt when
 * @param codeEndsAt until when it can be claimed
 * @param claimedAt when a screen claimed it; null when none did
 * @param revokedAt when it was revoked; null when it was not
 */
public record Display(
        TenantId tenant,
        UUID id,
        String name,
        UUID unit,
        boolean showsNames,
        UUID madeBy,
        Instant madeAt,
        Instant codeEndsAt,
        @Nullable Instant claimedAt,
        @Nullable Instant revokedAt) {}

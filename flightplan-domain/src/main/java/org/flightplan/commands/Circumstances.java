package org.flightplan.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.flightplan.tenants.Tenant;

/**
 * What surrounds a decision.
 *
 * @param now the clock
 * @param tenant whose command it is, with what it has enabled
 * @param streamTypes the types of those related streams that exist
 */
public record Circumstances(Instant now, Tenant tenant, Map<UUID, String> streamTypes) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** The latest moment that counts as not in the future: 5 minutes ahead, since bedside clocks differ. */
    public Instant latest() {
        return now.plus(CLOCK_TOLERANCE);
    }

    /** Whether a related stream exists and is of this type. */
    public boolean exists(UUID stream, String type) {
        return type.equals(streamTypes.get(stream));
    }
}

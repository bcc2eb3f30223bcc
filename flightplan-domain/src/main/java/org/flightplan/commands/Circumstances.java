package org.flightplan.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.UniqueKey;
import org.flightplan.tenants.Tenant;

/**
 * What surrounds a decision.
 *
 * @param now the clock
 * @param tenant whose command it is, with what it has enabled
 * @param related what else is known; the append judges, under its lock, that it is still so
 */
public record Circumstances(Instant now, Tenant tenant, Related.Found related) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** The latest moment that counts as not in the future: 5 minutes ahead, since bedside clocks differ. */
    public Instant latest() {
        return now.plus(CLOCK_TOLERANCE);
    }

    /** Another stream, when it exists and is of this type. */
    public Optional<RelatedStream> stream(UUID id, String type) {
        return Optional.ofNullable(related.streams().get(id))
                .filter(stream -> stream.type().equals(type));
    }

    /** The other streams of this type, in the order of their ids. */
    public List<RelatedStream> streams(String type) {
        return related.streams().values().stream()
                .filter(stream -> stream.type().equals(type))
                .toList();
    }

    /** Who holds a key. */
    public Optional<UUID> holder(UniqueKey key) {
        return Optional.ofNullable(related.holders().get(key));
    }
}

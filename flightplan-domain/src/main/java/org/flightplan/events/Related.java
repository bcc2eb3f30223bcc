package org.flightplan.events;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/**
 * What a command is decided on beside its own stream.
 *
 * @param streams other streams
 * @param holders besides, the streams that hold keys of these kinds and ids
 * @param eventTypes which of their events matter; at least those that they begin with
 * @param keys whose holder matters
 */
public record Related(Set<UUID> streams, Set<UniqueKey> holders, Set<String> eventTypes, Set<UniqueKey> keys) {

    /** Nothing: the command is decided on its own stream alone. */
    public static final Related NONE = new Related(Set.of(), Set.of(), Set.of(), Set.of());

    /** Keys whose holder matters. */
    public static Related keys(Set<UniqueKey> keys) {
        return new Related(Set.of(), Set.of(), Set.of(), keys);
    }

    /** This and what another asks for. */
    public Related and(Related other) {
        return new Related(
                union(streams, other.streams),
                union(holders, other.holders),
                union(eventTypes, other.eventTypes),
                union(keys, other.keys));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What was found.
     *
     * @param streams those that exist
     * @param holders of the keys that are held
     * @param asked what was looked for
     */
    public record Found(Related asked, Map<UUID, RelatedStream> streams, Map<UniqueKey, UUID> holders) {

        /** Nothing was looked for. */
        public static final Found NOTHING = new Found(NONE, Map.of(), Map.of());

        /** That all of this is still so. */
        public List<Condition> conditions() {
            return Stream.<Condition>concat(
                            streams.values().stream()
                                    .map(stream -> new Condition.StreamAt(stream.id(), stream.version())),
                            asked.keys().stream().map(key -> new Condition.KeyHeldBy(key, holders.get(key))))
                    .toList();
        }
    }

    /**
     * Another stream.
     *
     * @param id its id
     * @param type its type
     * @param version of its last event
     * @param events those that matter, in its order, PHI sealed
     */
    public record RelatedStream(UUID id, String type, int version, List<RelatedEvent> events) {}

    /**
     * An event of another stream.
     *
     * @param id its id
     * @param type its stored name
     * @param data PHI sealed
     * @param cause the event that it followed from, or null
     */
    public record RelatedEvent(
            UUID id, String type, Values data, @Nullable UUID cause) {}
}

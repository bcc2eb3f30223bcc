package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.events.StreamRef;
import org.jspecify.annotations.Nullable;

/**
 * A kind of stream: its rules, how its events are stored, and what goes with them in the same transaction.
 *
 * @param streamType such as {@code Admission}
 * @param decider the rules
 * @param codec how its events are stored
 * @param claims the keys that an event of a stream takes
 * @param releases the kinds of keys that a stream gives up with an event
 * @param companions what an event begins elsewhere: new streams, one event each
 * @param patient whom a stream in this state is about
 * @param claimed what a caller is told whose key is another's; empty when deciding again tells more
 */
public record Aggregate<C, S, E>(
        String streamType,
        Decider<C, S, E> decider,
        EventCodec<E> codec,
        ClaimsOf<E> claims,
        Function<E, List<String>> releases,
        Function<E, List<Companion>> companions,
        Function<S, @Nullable UUID> patient,
        BiFunction<KeyClaim, C, Optional<Rejection>> claimed) {

    /** The keys that an event takes. */
    @FunctionalInterface
    public interface ClaimsOf<E> {
        /** The claims of an event of a stream, decided in these circumstances. */
        List<KeyClaim> of(Circumstances circumstances, UUID stream, E event);
    }

    /**
     * The first event of another stream.
     *
     * @param stream the new stream
     * @param eventType its stored name
     * @param data in the shape of its type
     */
    public record Companion(StreamRef stream, String eventType, JsonObject data) {}
}

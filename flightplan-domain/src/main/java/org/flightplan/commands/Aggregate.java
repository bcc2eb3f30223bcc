package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.events.Related;
import org.flightplan.events.StreamRef;
import org.jspecify.annotations.Nullable;

/**
 * A kind of stream: its rules, how its events are stored, and what goes with them in the same transaction.
 *
 * @param streamType such as {@code Admission}
 * @param decider the rules
 * @param codec how its events are stored
 * @param claims the keys that an event of a stream takes
 * @param releases the keys that are given up with an event of a stream
 * @param companions what a submission's events do to other streams, in the same append
 * @param patient whom a stream in this state is about, by what else is known
 * @param claimed what a caller is told whose key is another's; empty when deciding again tells more
 */
public record Aggregate<C, S, E>(
        String streamType,
        Decider<C, S, E> decider,
        EventCodec<E> codec,
        ClaimsOf<E> claims,
        BiFunction<UUID, E, List<Release>> releases,
        CompanionsOf<E> companions,
        BiFunction<S, Related.Found, @Nullable UUID> patient,
        BiFunction<KeyClaim, C, Optional<Rejection>> claimed) {

    /** The keys that an event takes. */
    @FunctionalInterface
    public interface ClaimsOf<E> {
        /** The claims of an event of a stream, decided in these circumstances. */
        List<KeyClaim> of(Circumstances circumstances, UUID stream, E event);
    }

    /** What a submission's events do to other streams. */
    @FunctionalInterface
    public interface CompanionsOf<E> {
        /** The events elsewhere, one a stream, decided in these circumstances. */
        List<Companion> of(Circumstances circumstances, List<Made<E>> made);
    }

    /**
     * An event that is about to be appended.
     *
     * @param event what happens
     * @param id its id
     * @param command which of the submission's commands leads to it, from 0
     */
    public record Made<E>(E event, UUID id, int command) {}

    /**
     * An event of another stream.
     *
     * @param stream where
     * @param expected where that must stand
     * @param eventType its stored name
     * @param data in the shape of its type
     * @param cause the event that it follows from
     */
    public record Companion(
            StreamRef stream, ExpectedVersion expected, String eventType, JsonObject data, Made<?> cause) {}
}

package org.flightplan.commands;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.UUID;

/**
 * The rules of one kind of stream, pure: no clock, no random id, no I/O. Everything a decision rests on comes in.
 *
 * @param <C> the commands
 * @param <S> what the rules remember of a stream
 * @param <E> the events
 */
public interface Decider<C, S, E> {

    /** The state of a stream that does not exist. */
    S initial();

    /** What a command leads to in a state. */
    Decision<E> decide(C command, S state, Circumstances circumstances);

    /**
     * The state after an event. The state before it stays as it is.
     *
     * @param id the event's: later ones may speak of it
     * @throws IllegalStateException when the event can't follow the state: the log would be broken
     */
    S evolve(S state, E event, UUID id);

    /** What an event's metadata says of what it was judged by, when that is not the build alone. */
    default JsonObject judgedBy(E event, S state, Circumstances circumstances) {
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}

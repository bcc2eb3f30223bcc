package org.flightplan.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command leads to. */
public sealed interface Decision<E> {

    /** It happens: these events are to be appended, and the caller is warned of what is unusual. */
    record Accept<E>(List<E> events, List<Warning> warnings) implements Decision<E> {}

    /**
     * It happened before, if the stream holds exactly this event: the caller is told again, and nothing is appended.
     *
     * @param others what anybody is told but the one who recorded it; null when it is told to all again
     * @param otherwise why it is refused when the stream holds another event in its place; null when the rules know that it
     *     does not
     */
    record Repeat<E>(
            E recorded,
            @Nullable Rejection others,
            @Nullable Rejection otherwise,
            List<Warning> warnings) implements Decision<E> {}

    /** It can't happen. */
    record Refuse<E>(Rejection rejection) implements Decision<E> {}

    /** Accepts with one event. */
    static <E> Decision<E> accept(E event) {
        return accept(event, List.of());
    }

    /** Accepts with one event, and warns. */
    static <E> Decision<E> accept(E event, List<Warning> warnings) {
        return new Accept<>(List.of(event), warnings);
    }

    /** Accepts, and nothing happens: all is as the command asks already. */
    static <E> Decision<E> nothing() {
        return new Accept<>(List.of(), List.of());
    }

    /** Finds the command's own event in the stream already. */
    static <E> Decision<E> repeat(E recorded) {
        return new Repeat<>(recorded, null, null, List.of());
    }

    /**
     * Finds an event of the same id in the stream: a repeat when it is the same and of the same author. The rules remember
     * ids, and none of what patients' events say.
     *
     * @param others what others than its author are told
     * @param otherwise why it is refused when it is not the same
     */
    static <E> Decision<E> repeatIfSame(E recorded, Rejection others, Rejection otherwise, List<Warning> warnings) {
        return new Repeat<>(recorded, others, otherwise, warnings);
    }

    /** Refuses. */
    static <E> Decision<E> refuse(Rejection rejection) {
        return new Refuse<>(rejection);
    }

    /**
     * What the caller of an accepted command should look at: it is recorded all the same.
     *
     * @param code a stable name in snake_case
     * @param field of the command's event, by its path
     * @param message what is unusual, and what to do when it is a mistake
     * @param severity {@value #WARNING}, or {@code info} for what only should be known
     */
    public record Warning(String code, String field, String message, String severity) {

        private static final String WARNING = "warning";

        /** One that should be looked at. */
        public Warning(String code, String field, String message) {
            this(code, field, message, WARNING);
        }
    }
}

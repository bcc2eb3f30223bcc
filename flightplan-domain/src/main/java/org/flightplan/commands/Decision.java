package org.flightplan.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command leads to. */
public sealed interface Decision<E> {

    /** It happens: these events are to be appended. */
    record Accept<E>(List<E> events) implements Decision<E> {}

    /**
     * It happened before, exactly so: the caller is told again, and nothing is appended.
     *
     * @param others what anybody is told but the one who recorded it; null when it is told to all again
     */
    record Repeat<E>(E recorded, @Nullable Rejection others) implements Decision<E> {}

    /** It can't happen. */
    record Refuse<E>(Rejection rejection) implements Decision<E> {}

    /** Accepts with one event. */
    static <E> Decision<E> accept(E event) {
        return new Accept<>(List.of(event));
    }

    /** Finds the command's own event in the stream already. */
    static <E> Decision<E> repeat(E recorded) {
        return new Repeat<>(recorded, null);
    }

    /** Finds the command's own event in the stream already; for others than its author, the id is taken. */
    static <E> Decision<E> repeatToAuthor(E recorded, Rejection others) {
        return new Repeat<>(recorded, others);
    }

    /** Refuses. */
    static <E> Decision<E> refuse(Rejection rejection) {
        return new Refuse<>(rejection);
    }
}

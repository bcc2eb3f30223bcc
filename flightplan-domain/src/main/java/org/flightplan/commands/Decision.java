package org.flightplan.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command leads to. */
public sealed interface Decision<E> {

    /** It happens: these events are to be appended, and the caller is warned of what is unusual. */
    record Accept<E>(List<E> events, List<Warning> warnings) implements Decision<E> {}

    /**
     * It happened before, exactly so: the caller is told again, and nothing is appended.
     *
     * @param others what anybody is told but the one who recorded it; null when it is told to all again
     */
    record Repeat<E>(E recorded, @Nullable Rejection others, List<Warning> warnings) implements Decision<E> {}

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

    /** Finds the command's own event in the stream already. */
    static <E> Decision<E> repeat(E recorded) {
        return new Repeat<>(recorded, null, List.of());
    }

    /** Finds the command's own event in the stream already; for others than its author, the id is taken. */
    static <E> Decision<E> repeatToAuthor(E recorded, Rejection others) {
        return repeatToAuthor(recorded, others, List.of());
    }

    /** Finds it likewise, and warns as when it was recorded. */
    static <E> Decision<E> repeatToAuthor(E recorded, Rejection others, List<Warning> warnings) {
        return new Repeat<>(recorded, others, warnings);
    }

    /** Refuses. */
    static <E> Decision<E> refuse(Rejection rejection) {
        return new Refuse<>(rejection);
    }
}

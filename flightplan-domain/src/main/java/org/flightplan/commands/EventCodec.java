package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/**
 * How a component's events are stored and read again.
 *
 * @param <E> the events
 */
public interface EventCodec<E> {

    /** The stored name. */
    String type(E event);

    /** The data, in the shape of its type. */
    JsonObject data(E event);

    /** The id that the caller chose for the event, or null when it chose none. */
    default @Nullable UUID chosenId(E event) {
        return null;
    }

    /**
     * A past event, as far as the rules look at it. Whose rules look at no PHI leaves that sealed, so that nothing of what
     * was said of a patient is opened to decide on what is said next.
     */
    default E past(RecordedEvent event) {
        return event(event.type(), event.values());
    }

    /**
     * The event of a stored name and its data.
     *
     * @throws IllegalStateException when the name is none of this stream's: the log holds what this build can't read
     */
    E event(String type, Values data);
}

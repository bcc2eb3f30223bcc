package org.flightplan.client;

import java.time.Duration;
import java.util.function.Consumer;
import org.flightplan.client.events.Event;
import org.flightplan.client.events.Events;
import org.flightplan.client.events.FeedPage;
import org.flightplan.client.http.Time;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The events of a hospital, whole, ascending by position. Whoever follows keeps the position of the last event in a place of
 * its own, together with what it made of that event, and comes back with it: none is missed then, and none comes twice.
 */
public final class Feed {

    /** The most events of a page. */
    public static final int MOST = 1_000;

    private final Events events;
    private final Time time;
    private final @Nullable String eventType;
    private final Duration pause;

    Feed(Events events, Time time) {
        this(events, time, null, Duration.ofSeconds(1));
    }

    private Feed(Events events, Time time, @Nullable String eventType, Duration pause) {
        this.events = events;
        this.time = time;
        this.eventType = eventType;
        this.pause = pause;
    }

    /** Events of this type alone, by its stored name. */
    public Feed ofType(String storedName) {
        return new Feed(events, time, storedName, pause);
    }

    /** Asks so often whether there is more; each second if not said. */
    public Feed every(Duration other) {
        return new Feed(events, time, eventType, other);
    }

    /**
     * The next events, up to {@link #MOST}.
     *
     * @param after the position behind which they are; 0 for the first ones
     */
    public FeedPage page(long after) {
        return events.feed(after, eventType, MOST);
    }

    /**
     * Hands each event to the consumer, in order and one at a time, until the thread is interrupted. While the server is away
     * it waits, however long that is.
     *
     * @param after the position behind which to begin; 0 for the first event
     * @param consumer the event is done when it returns; what it throws ends the following
     * @throws FlightPlanException when the caller may not read the feed, or {@code position_ahead}: the log was restored to an
     *     earlier moment, and what was made of later events has to be undone
     */
    public void follow(long after, Consumer<Event> consumer) throws InterruptedException {
        for (long position = after; ; ) {
            FeedPage page = patientPage(position);
            for (Event event : page.items()) {
                consumer.accept(event);
                position = event.position();
            }
            if (page.next() == null) {
                // beyond what is of another type; an event may have come behind the head while the page was read
                position = Math.max(position, page.head());
                time.sleep(pause);
            }
        }
    }

    private FeedPage patientPage(long after) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                return page(after);
            } catch (UnavailableException e) {
                time.sleep(pause);
            }
        }
    }
}

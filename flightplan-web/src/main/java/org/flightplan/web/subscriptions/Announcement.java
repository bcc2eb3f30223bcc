package org.flightplan.web.subscriptions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.UUID;
import org.flightplan.audit.StreamAudiences.Audience;
import org.flightplan.events.EventNotice;
import org.flightplan.patients.PatientEvents;
import org.flightplan.units.UnitEvents;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event: one text for all to whom it is open, one for all others.
 *
 * @param position of the event
 * @param stream where it stands
 * @param forDesks whether it is told to those who read of no patient: what is done to units, and that a record was erased
 * @param audience to whom it is open; null for all
 * @param units that it concerns; empty where no subscriber asks for that
 * @param open its text
 * @param masked its text where it is closed
 */
record Announcement(
        long position,
        UUID stream,
        boolean forDesks,
        @Nullable Audience audience,
        Set<UUID> units,
        String open,
        String masked) {

    // what is told of a clinical event is not of which type it is
    private static final String CLINICAL = "clinical_event";

    static Announcement of(EventNotice notice, @Nullable Audience audience, Set<UUID> units) {
        String type = notice.type().startsWith(CLINICAL + ".") ? CLINICAL : notice.type();
        JsonObject data = doc().with("stream_type", notice.stream().type())
                .with("stream_id", notice.stream().id())
                .with("event_type", type)
                .build();
        return new Announcement(
                notice.position(),
                notice.stream().id(),
                notice.stream().type().equals(UnitEvents.STREAM_TYPE)
                        || notice.type().equals(PatientEvents.ERASED),
                audience,
                units,
                text(notice.position(), data),
                text(notice.position(), JsonValue.EMPTY_JSON_OBJECT));
    }

    private static String text(long position, JsonObject data) {
        return "id: " + position + "\ndata: " + data + "\n\n";
    }

    /** Whether it is what a subscriber follows. */
    boolean concerns(Subscriber subscriber) {
        return (subscriber.stream() == null || subscriber.stream().equals(stream))
                && (subscriber.unit() == null || subscriber.unit().equals(stream) || units.contains(subscriber.unit()));
    }

    /** Whether a subscriber may know what it concerns. */
    boolean isOpenTo(Subscriber subscriber) {
        return !subscriber.display() && isOpen(subscriber);
    }

    private boolean isOpen(Subscriber subscriber) {
        return subscriber.reader()
                ? audience == null || subscriber.service() || audience.includes(subscriber.user())
                : forDesks;
    }

    /** What a subscriber is told. */
    String textFor(Subscriber subscriber) {
        return isOpenTo(subscriber) ? open : masked;
    }
}

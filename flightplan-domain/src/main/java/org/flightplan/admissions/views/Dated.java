package org.flightplan.admissions.views;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;

/**
 * A list of what was so from a moment on: the last of them holds, of two of one moment the later recorded. Each has the id of
 * the event that spoke of it first, and may be corrected or taken back.
 *
 * @param list in the order of their recording
 */
record Dated(List<JsonObject> list) {

    private static final String ID = "id";
    private static final String AT = "at";
    private static final String RETRACTED = "retracted";

    static Dated of(JsonObject stay, String name) {
        return new Dated(new Values(stay).objects(name));
    }

    /** What an event says, to be filled; from which moment on, only a correction may leave out. */
    static JsonDoc entry(Values event, String moment, boolean correcting) {
        return doc().with(AT, correcting ? event.momentOrNull(moment) : event.moment(moment))
                .with(RETRACTED, event.flagOrNull(RETRACTED));
    }

    /** With one more; or, where there is one of this id, with that in its place. */
    Dated with(JsonDoc said, UUID id) {
        return placed(said, id, false);
    }

    /** With one more; or, where there is one of this id, with what is said anew of that. */
    Dated merged(JsonDoc said, UUID id) {
        return placed(said, id, true);
    }

    private Dated placed(JsonDoc said, UUID id, boolean merging) {
        List<JsonObject> more = new ArrayList<>(list);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).getString(ID).equals(id.toString())) {
                more.set(i, filled(merging ? JsonDoc.of(more.get(i)) : doc().with(ID, id), said));
                return new Dated(more);
            }
        }
        more.add(filled(doc().with(ID, id), said));
        return new Dated(more);
    }

    private static JsonObject filled(JsonDoc begun, JsonDoc said) {
        said.build().forEach(begun::with);
        return begun.build();
    }

    /** The one that holds now; empty when there is none. */
    Values last() {
        return holding().stream().reduce((first, second) -> second).orElse(new Values(JsonValue.EMPTY_JSON_OBJECT));
    }

    /** Those that were not taken back, ascending; of one moment, the later recorded behind. */
    List<Values> holding() {
        return list.stream()
                .map(Values::new)
                .filter(entry -> entry.flagOrNull(RETRACTED) == null)
                // a moment is a text in the view: read once each, not at each comparison
                .map(entry -> Map.entry(entry.moment(AT), entry))
                // the sort is stable
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    static boolean sameLocation(String specialty, String one, String other) {
        return Specialties.locationCode(specialty, one).equals(Specialties.locationCode(specialty, other));
    }
}

package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionEvent.LocationCorrected;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.flightplan.admissions.AdmissionEvent.Updated;
import org.junit.jupiter.api.Test;

/** What a node remembers of a stay that it has just decided on holds nothing that was said of the patient. */
class MemoryTest {

    private static final UUID MOVE = new UUID(0, 41);
    private static final UUID NOTE = new UUID(0, 42);
    private static final String PHI = "synthetic";

    @Test
    void no_word_of_a_stays_events_that_is_phi_is_remembered() throws IllegalAccessException {
        LocationChanged move = new LocationChanged(ID, null, null, new Place("CICU", null), at("07:00"), PHI);
        List<AdmissionEvent> events = List.of(
                admitted(),
                new Updated(json("{\"diagnosis\": \"" + PHI + "\"}")),
                move,
                new LocationCorrected(ID, MOVE, MOVE, move, null),
                new MoveRequested(new UUID(0, 43), new Place("ACCU", null), null, PHI),
                new ClinicalEventRecorded(NOTE, ID, "annotation", at("08:00"), json("{\"text\": \"" + PHI + "\"}")),
                new ClinicalEventCorrected(NOTE, "annotation", null, json("{\"text\": \"" + PHI + "\"}"), false, null),
                new AttachmentAdded(
                        NOTE, at("08:00"), PHI, PHI, null, "image/png", 4, PHI, NOTE, UUID.randomUUID(), null),
                new AttachmentRetracted(NOTE, null),
                new Discharged(ID, at("09:00"), PHI, false),
                new Cancelled(ID, PHI));
        AdmissionDecider decider = new AdmissionDecider();
        AdmissionState state = decider.initial();
        for (AdmissionEvent event : events) {
            state = decider.evolve(state, event, event.equals(move) ? MOVE : UUID.randomUUID());
            assertFalse(texts(state).stream().anyMatch(text -> text.contains(PHI)), event.getClass()::getSimpleName);
        }
        // the walk finds what there is
        assertTrue(texts(state).containsAll(Set.of("cardiac", "CICU", "annotation")));
        assertEquals(Set.of(PHI), texts(List.of(new Cancelled(ID, PHI))));
    }

    /** All texts within an object of ours, or of the collections that it keeps. */
    private static Set<String> texts(Object object) throws IllegalAccessException {
        Set<String> found = new HashSet<>();
        if (object instanceof String text) {
            found.add(text);
        } else if (object instanceof JsonValue json) {
            found.add(json.toString());
        } else if (object instanceof Map<?, ?> map) {
            found.addAll(texts(map.values()));
        } else if (object instanceof Collection<?> elements) {
            for (Object element : elements) {
                found.addAll(texts(element));
            }
        } else if (object != null && object.getClass().getName().startsWith("org.flightplan")) {
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    found.addAll(texts(field.get(object)));
                }
            }
        }
        return found;
    }
}

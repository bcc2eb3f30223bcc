package org.flightplan.admissions;

import java.util.List;
import java.util.Set;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.jspecify.annotations.Nullable;

/** Who else is in the bed that a patient moves into. Two in one bed are a fact, and recorded; mostly one of them is a slip. */
final class Occupants {

    /** The events that say where a patient is. */
    static final Set<String> EVENTS = Set.of(
            AdmissionEvents.CREATED,
            AdmissionEvents.LOCATION_CHANGED,
            AdmissionEvents.LOCATION_CORRECTED,
            AdmissionEvents.DISCHARGED,
            AdmissionEvents.DISCHARGE_CANCELLED,
            AdmissionEvents.CANCELLED);

    private static final AdmissionEvents FORMS = new AdmissionEvents();
    private static final AdmissionDecider DECIDER = new AdmissionDecider();

    private Occupants() {}

    /** The warning of a bed in which another open stay is; none of a stay that does not come into one. */
    static List<Warning> of(Place place, Stay mover, Circumstances circumstances) {
        if (place.bed() == null || others(place, mover, circumstances) == 0) {
            return List.of();
        }
        String message =
                "has another patient in it, and both are recorded there; if one of the moves is a slip, correct it";
        return List.of(new Warning("bed_occupied", "to_bed", message));
    }

    private static long others(Place place, Stay mover, Circumstances circumstances) {
        return circumstances.streams(AdmissionEvents.STREAM_TYPE).stream()
                .filter(stream -> !stream.id().equals(mover.id().value()))
                .map(Occupants::stay)
                .filter(other -> other != null && isIn(other, place, mover))
                .count();
    }

    private static boolean isIn(Stay other, Place place, Stay mover) {
        String code = Locations.of(mover).code(place.location());
        return other.isOpen()
                && other.moves()
                        .current()
                        .filter(there ->
                                Locations.of(other).code(there.location()).equals(code))
                        .filter(there -> place.bed() != null && place.bed().equals(there.bed()))
                        .isPresent();
    }

    private static @Nullable Stay stay(RelatedStream stream) {
        AdmissionState state = DECIDER.initial();
        for (RelatedEvent event : stream.events()) {
            state = DECIDER.evolve(state, FORMS.event(event.type(), event.data()), event.id());
        }
        return state instanceof Stay stay ? stay : null;
    }
}

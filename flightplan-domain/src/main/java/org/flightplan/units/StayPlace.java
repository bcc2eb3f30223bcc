package org.flightplan.units;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.commands.Circumstances;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Specialties;
import org.jspecify.annotations.Nullable;

/**
 * Where a stay's patient is, by the admissions' contract.
 *
 * @param open whether the stay has not ended
 * @param specialty whose words are spoken of it
 * @param last the move that holds now, or null before the first
 */
record StayPlace(boolean open, String specialty, @Nullable Move last) {

    private static final String STREAM_TYPE = "Admission";
    private static final String CREATED = "admission.created";
    private static final String MOVED = "admission.location_changed";
    private static final String CORRECTED = "admission.location_corrected";
    private static final String DISCHARGED = "admission.discharged";
    private static final String DISCHARGE_CANCELLED = "admission.discharge_cancelled";
    private static final String CANCELLED = "admission.cancelled";

    /** The events that it is made of. */
    static final Set<String> EVENTS = Set.of(CREATED, MOVED, CORRECTED, DISCHARGED, DISCHARGE_CANCELLED, CANCELLED);

    private record Move(
            Instant at, String location, @Nullable String bed) {

        static Move of(Values data) {
            return new Move(data.moment("effective_at"), data.text("to_location"), data.textOrNull("to_bed"));
        }
    }

    /** Of all stays that are looked at. */
    static Stream<StayPlace> of(Circumstances circumstances) {
        return circumstances.streams(STREAM_TYPE).stream().map(StayPlace::of);
    }

    private static StayPlace of(RelatedStream stream) {
        Map<UUID, Move> moves = new LinkedHashMap<>();
        String specialty = "";
        boolean open = true;
        for (RelatedEvent event : stream.events()) {
            Values data = event.data();
            switch (event.type()) {
                case CREATED -> specialty = data.text("specialty");
                case MOVED -> moves.put(event.id(), Move.of(data));
                case CORRECTED -> {
                    if (Boolean.TRUE.equals(data.flagOrNull("retracted"))) {
                        moves.remove(data.id("move_id"));
                    } else {
                        moves.replace(data.id("move_id"), Move.of(data));
                    }
                }
                case DISCHARGED, CANCELLED -> open = false;
                case DISCHARGE_CANCELLED -> open = true;
                default -> throw new IllegalStateException("not asked for: " + event.type());
            }
        }
        // of one moment, the later recorded holds
        Move last = moves.values().stream()
                .sorted(Comparator.comparing(Move::at))
                .reduce((first, second) -> second)
                .orElse(null);
        return new StayPlace(open, specialty, last);
    }

    /** Whether the patient is in a bed of a unit now. */
    boolean isIn(String location, String bed) {
        Move place = last;
        return open
                && place != null
                && Objects.equals(place.bed(), bed)
                && Specialties.locationCode(specialty, place.location()).equals(Specialties.locationCode(location));
    }
}

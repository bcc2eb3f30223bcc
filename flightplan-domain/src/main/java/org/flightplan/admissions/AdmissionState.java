package org.flightplan.admissions;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.jspecify.annotations.Nullable;

/** What the rules remember of a stay. */
sealed interface AdmissionState {

    /** There is no such stay. */
    record NotAdmitted() implements AdmissionState {}

    /**
     * There is.
     *
     * @param admitted how it began
     * @param moves so far
     * @param clinicalEvents so far, by their id
     * @param careTeam what was last said of each user who was ever in it
     * @param dischargedAt when it ended, or null while it is open
     */
    record Stay(
            Admitted admitted,
            Moves moves,
            Map<UUID, ClinicalEventRecorded> clinicalEvents,
            Map<UUID, CareTeamChanged> careTeam,
            @Nullable Instant dischargedAt)
            implements AdmissionState {

        static Stay begun(Admitted admitted) {
            return new Stay(admitted, Moves.NONE, new HashMap<>(), Map.of(), null);
        }

        Stay moved(LocationChanged move) {
            return new Stay(admitted, moves.with(move), clinicalEvents, careTeam, dischargedAt);
        }

        Stay changed(CareTeamChanged change) {
            Map<UUID, CareTeamChanged> team = new HashMap<>(careTeam);
            team.put(change.user(), change);
            return new Stay(admitted, moves, clinicalEvents, team, dischargedAt);
        }

        // the map is this fold's own: copying it for each of thousands of events would make a long stay quadratic
        Stay recorded(ClinicalEventRecorded event) {
            clinicalEvents.put(event.eventId(), event);
            return this;
        }

        Stay discharged(Instant at) {
            return new Stay(admitted, moves, clinicalEvents, careTeam, at);
        }

        /** When the last clinical event happened at the bedside; empty when none is recorded. */
        Optional<Instant> lastClinicalEvent() {
            return clinicalEvents.values().stream()
                    .map(ClinicalEventRecorded::occurredAt)
                    .max(Comparator.naturalOrder());
        }

        boolean isOpen() {
            return dischargedAt == null;
        }
    }
}

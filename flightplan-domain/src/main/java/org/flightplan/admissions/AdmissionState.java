package org.flightplan.admissions;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** What the rules remember of a stay. */
sealed interface AdmissionState {

    /** There is no such stay. */
    record NotAdmitted() implements AdmissionState {}

    /**
     * There is.
     *
     * @param admitted how it began; of the past, PHI is sealed
     * @param moves so far
     * @param clinicalEvents the ids of those so far
     * @param lastClinicalEvent when the last of them happened at the bedside, or null while there is none
     * @param careTeam what was last said of each user who was ever in it
     * @param dischargedAt when it ended, or null while it is open
     */
    record Stay(
            Admitted admitted,
            Moves moves,
            PSet<UUID> clinicalEvents,
            @Nullable Instant lastClinicalEvent,
            PMap<UUID, CareTeamChanged> careTeam,
            @Nullable Instant dischargedAt)
            implements AdmissionState {

        static Stay begun(Admitted admitted) {
            return new Stay(admitted, Moves.NONE, HashTreePSet.empty(), null, HashTreePMap.empty(), null);
        }

        Stay moved(LocationChanged move) {
            return new Stay(admitted, moves.with(move), clinicalEvents, lastClinicalEvent, careTeam, dischargedAt);
        }

        Stay changed(CareTeamChanged change) {
            return new Stay(
                    admitted,
                    moves,
                    clinicalEvents,
                    lastClinicalEvent,
                    careTeam.plus(change.user(), change),
                    dischargedAt);
        }

        Stay recorded(ClinicalEventRecorded event) {
            Instant last = lastClinicalEvent == null || event.occurredAt().isAfter(lastClinicalEvent)
                    ? event.occurredAt()
                    : lastClinicalEvent;
            return new Stay(admitted, moves, clinicalEvents.plus(event.eventId()), last, careTeam, dischargedAt);
        }

        Stay discharged(Instant at) {
            return new Stay(admitted, moves, clinicalEvents, lastClinicalEvent, careTeam, at);
        }

        boolean isOpen() {
            return dischargedAt == null;
        }
    }
}

package org.flightplan.admissions;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.flightplan.patients.PatientId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What the rules remember of a stay: nothing that was said of the patient. */
sealed interface AdmissionState {

    /** There is no such stay. */
    record NotAdmitted() implements AdmissionState {}

    /**
     * There is.
     *
     * @param id the admission's
     * @param patientId whose stay it is
     * @param specialty whose words are spoken of it
     * @param beginning when it began, as was last said
     * @param moves so far
     * @param clinicalEvents so far
     * @param attachments whether each that was ever added is still there
     * @param careTeam what was last said of each user who was ever in it
     * @param request the move that is asked for, or null
     * @param end how it ended, or null while it is open
     */
    record Stay(
            AdmissionId id,
            PatientId patientId,
            String specialty,
            Beginning beginning,
            Moves moves,
            ClinicalEvents clinicalEvents,
            PMap<UUID, Boolean> attachments,
            PMap<UUID, CareTeamChanged> careTeam,
            @Nullable RequestedMove request,
            @Nullable End end)
            implements AdmissionState {

        static Stay begun(Admitted admitted, UUID event) {
            return new Stay(
                    admitted.id(),
                    admitted.patientId(),
                    admitted.specialty(),
                    new Beginning(event, admitted.admitDate()),
                    Moves.NONE,
                    ClinicalEvents.NONE,
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    null,
                    null);
        }

        Stay of(PatientId patient) {
            return new Stay(
                    id, patient, specialty, beginning, moves, clinicalEvents, attachments, careTeam, request, end);
        }

        Stay admittedAt(Instant at) {
            Beginning begun = new Beginning(beginning.event(), at);
            return new Stay(
                    id, patientId, specialty, begun, moves, clinicalEvents, attachments, careTeam, request, end);
        }

        Stay moved(Moves known) {
            return new Stay(
                    id, patientId, specialty, beginning, known, clinicalEvents, attachments, careTeam, request, end);
        }

        Stay recorded(ClinicalEvents known) {
            return new Stay(id, patientId, specialty, beginning, moves, known, attachments, careTeam, request, end);
        }

        Stay attached(UUID attachment, boolean there) {
            PMap<UUID, Boolean> known = attachments.plus(attachment, there);
            return new Stay(id, patientId, specialty, beginning, moves, clinicalEvents, known, careTeam, request, end);
        }

        Stay changed(CareTeamChanged change) {
            PMap<UUID, CareTeamChanged> team = careTeam.plus(change.user(), change);
            return new Stay(
                    id, patientId, specialty, beginning, moves, clinicalEvents, attachments, team, request, end);
        }

        Stay requesting(@Nullable RequestedMove move) {
            return new Stay(
                    id, patientId, specialty, beginning, moves, clinicalEvents, attachments, careTeam, move, end);
        }

        /** Ended, or open again; either way nobody asks for a move any more. */
        Stay ended(@Nullable End how) {
            return new Stay(
                    id, patientId, specialty, beginning, moves, clinicalEvents, attachments, careTeam, null, how);
        }

        Instant admitDate() {
            return beginning.at();
        }

        boolean isOpen() {
            return end == null;
        }

        boolean isCancelled() {
            return end instanceof End.ByCancelling;
        }

        @Nullable
        Instant dischargedAt() {
            return end instanceof End.ByDischarge discharge ? discharge.at() : null;
        }
    }

    /**
     * When the stay began.
     *
     * @param event that said so first
     */
    record Beginning(UUID event, Instant at) {}

    /** A move that is asked for. */
    record RequestedMove(UUID id, String location) {

        static RequestedMove of(MoveRequested request) {
            return new RequestedMove(request.requestId(), request.to().location());
        }
    }

    /** How a stay ended. */
    sealed interface End {

        /**
         * The patient went, or died.
         *
         * @param event that says so
         */
        record ByDischarge(UUID event, Instant at) implements End {}

        /** There was no such stay. */
        record ByCancelling() implements End {}
    }
}

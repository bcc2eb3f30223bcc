package org.flightplan.admissions;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionRejection.AlreadyAdmitted;
import org.flightplan.admissions.AdmissionRejection.IdTaken;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.StaysOverlap;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.UniqueKey;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;

/** When a patient may be admitted: known, not erased, in hospital nowhere else, and after all earlier stays. */
final class AdmitRules {

    /** The kind of the keys that number a patient's stays, from 1: the patient's id, and the number in four bytes. */
    private static final String STAY = "stay";

    /** The kind of the key that a patient's open stay holds: the patient's id. Whoever erases the patient looks at it. */
    static final String OPEN_STAY = "open_stay";

    private AdmitRules() {}

    /** Another stay of the patient, and when it ended: at the end of all time while it is open. */
    private record Earlier(UUID id, Instant endedAt) {

        static Earlier of(RelatedStream stream) {
            Instant ended = Instant.MAX;
            for (RelatedEvent event : stream.events()) {
                ended = event.type().equals(AdmissionEvents.DISCHARGED)
                        ? event.data().moment("discharge_date")
                        : ended;
            }
            return new Earlier(stream.id(), ended);
        }
    }

    /** What an admission is decided on: the patient, and all of the patient's stays. */
    static Related related(PatientId patient) {
        return new Related(
                Set.of(patient.value()),
                UniqueKey.of(STAY, patient.value()),
                Set.of(
                        PatientEvents.CREATED,
                        PatientEvents.ERASED,
                        AdmissionEvents.CREATED,
                        AdmissionEvents.DISCHARGED,
                        AdmissionEvents.CARE_TEAM_CHANGED),
                Set.of());
    }

    /** An admission is the patient's next stay, and the open one; whoever else is at the same point is told so by the log. */
    static List<KeyClaim> claims(Circumstances circumstances, UUID stream, AdmissionEvent event) {
        if (!(event instanceof Admitted admitted)) {
            return List.of();
        }
        UUID patient = admitted.patientId().value();
        int number = circumstances.streams(AdmissionEvents.STREAM_TYPE).size() + 1;
        String numbered = UniqueKey.of(STAY, patient).hash() + HexFormat.of().toHexDigits(number);
        return List.of(
                new KeyClaim(new UniqueKey(STAY, numbered), stream),
                new KeyClaim(UniqueKey.of(OPEN_STAY, patient), stream));
    }

    static boolean claims(UniqueKey key) {
        return key.kind().equals(STAY) || key.kind().equals(OPEN_STAY);
    }

    static Decision<AdmissionEvent> decideWithinCareTeam(
            AdmitWithinCareTeam within, AdmissionState state, Circumstances circumstances) {
        Decision<AdmissionEvent> decision = decide(within.admit(), state, circumstances);
        List<RelatedStream> stays = circumstances.streams(AdmissionEvents.STREAM_TYPE);
        boolean outside = !stays.isEmpty() && stays.stream().noneMatch(stay -> isOfTeam(stay, within.by()));
        if (!outside) {
            return decision;
        } else if (decision instanceof Decision.Repeat<AdmissionEvent> repeat) {
            return Decision.repeatIfSame(
                    repeat.recorded(),
                    Objects.requireNonNull(repeat.others()),
                    toldOutside(Objects.requireNonNull(repeat.otherwise())),
                    repeat.warnings());
        }
        return decision instanceof Decision.Refuse<AdmissionEvent> refuse
                ? Decision.refuse(toldOutside(refuse.rejection()))
                : Decision.refuse(new AdmissionRejection.NotOfTheTeam());
    }

    private static Rejection toldOutside(Rejection rejection) {
        return rejection.restsOnRequest() ? rejection : new AdmissionRejection.NotOfTheTeam();
    }

    // what was last said of the user holds; the attending stays it
    private static boolean isOfTeam(RelatedStream stay, UUID user) {
        boolean member = false;
        for (RelatedEvent event : stay.events()) {
            if (event.type().equals(AdmissionEvents.CREATED)
                    && user.equals(event.data().idOrNull("attending_id"))) {
                return true;
            } else if (event.type().equals(AdmissionEvents.CARE_TEAM_CHANGED)
                    && user.equals(event.data().idOrNull("user_id"))) {
                member = Boolean.TRUE.equals(event.data().flagOrNull("member"));
            }
        }
        return member;
    }

    static Decision<AdmissionEvent> decide(AdmitPatient admit, AdmissionState state, Circumstances circumstances) {
        Admitted admitted = new Admitted(
                admit.id(),
                admit.patientId(),
                admit.specialty(),
                admit.attendingId(),
                admit.attendingName(),
                admit.admitDate(),
                admit.chiefComplaint(),
                admit.admissionType());
        Optional<Rejection> wrong = wrongContent(admit, circumstances).or(() -> erased(admit, circumstances));
        if (state instanceof Stay) {
            Rejection taken = new IdTaken("admission_id");
            return Decision.repeatIfSame(admitted, taken, wrong.orElse(taken), List.of());
        }
        return wrong.or(() -> elsewhere(admit, circumstances))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(admitted));
    }

    private static Optional<Rejection> wrongContent(AdmitPatient admit, Circumstances circumstances) {
        if (patient(admit, circumstances).isEmpty()) {
            return Optional.of(InvalidContent.of("patient_id", "is no patient of this hospital"));
        }
        if (!circumstances.tenant().enables(admit.specialty())) {
            String enabled = String.join(", ", circumstances.tenant().enabledSpecialties());
            return Optional.of(
                    InvalidContent.ofRequest("specialty", "must be one of this hospital's specialties: " + enabled));
        }
        return admit.admitDate().isAfter(circumstances.latest())
                ? Optional.of(InvalidContent.ofRequest("admit_date", "must not be more than 5 minutes in the future"))
                : Optional.empty();
    }

    private static Optional<RelatedStream> patient(AdmitPatient admit, Circumstances circumstances) {
        return circumstances.stream(admit.patientId().value(), PatientEvents.STREAM_TYPE);
    }

    private static Optional<Rejection> erased(AdmitPatient admit, Circumstances circumstances) {
        return patient(admit, circumstances)
                .filter(patient ->
                        patient.events().stream().anyMatch(event -> event.type().equals(PatientEvents.ERASED)))
                .map(patient -> new CommandRejection.PatientErased());
    }

    private static Optional<Rejection> elsewhere(AdmitPatient admit, Circumstances circumstances) {
        List<Earlier> stays = circumstances.streams(AdmissionEvents.STREAM_TYPE).stream()
                .map(Earlier::of)
                .toList();
        Optional<Rejection> open = stays.stream()
                .filter(stay -> stay.endedAt().equals(Instant.MAX))
                .findFirst()
                .map(stay -> new AlreadyAdmitted(stay.id()));
        return open.or(() -> stays.stream()
                .filter(stay -> admit.admitDate().isBefore(stay.endedAt()))
                .max(Comparator.comparing(Earlier::endedAt))
                .map(stay -> new StaysOverlap(stay.id(), stay.endedAt())));
    }
}

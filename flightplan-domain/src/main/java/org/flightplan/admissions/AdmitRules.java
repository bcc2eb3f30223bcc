package org.flightplan.admissions;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.DischargeCancelled;
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
import org.jspecify.annotations.Nullable;

/** When a patient may be admitted: known, not erased, in hospital nowhere else, and after all earlier stays. */
final class AdmitRules {

    /** The kind of the keys that number a patient's stays, from 1: the patient's id, and the number in four bytes. */
    private static final String STAY = "stay";

    /** The kind of the key that a patient's open stay holds: the patient's id. Whoever erases the patient looks at it. */
    static final String OPEN_STAY = "open_stay";

    private AdmitRules() {}

    /**
     * A stay of the patient.
     *
     * @param begunAt when it began
     * @param endedAt when it ended: at the end of all time while it is open
     */
    private record Period(UUID id, Instant begunAt, Instant endedAt) {

        /** The stay's, or empty where it was cancelled. */
        static Optional<Period> of(RelatedStream stream) {
            Instant begun = Instant.MIN;
            Instant ended = Instant.MAX;
            for (RelatedEvent event : stream.events()) {
                Instant admitDate = event.data().momentOrNull("admit_date");
                begun = admitDate == null ? begun : admitDate;
                if (event.type().equals(AdmissionEvents.CANCELLED)) {
                    return Optional.empty();
                } else if (event.type().equals(AdmissionEvents.DISCHARGED)) {
                    ended = event.data().moment("discharge_date");
                } else if (event.type().equals(AdmissionEvents.DISCHARGE_CANCELLED)) {
                    ended = Instant.MAX;
                }
            }
            return Optional.of(new Period(stream.id(), begun, ended));
        }

        boolean isOpen() {
            return endedAt.equals(Instant.MAX);
        }

        boolean overlaps(Instant begin, Instant end) {
            return begin.isBefore(endedAt) && begunAt.isBefore(end);
        }
    }

    private static Stream<Period> others(UUID stay, Circumstances circumstances) {
        return circumstances.streams(AdmissionEvents.STREAM_TYPE).stream()
                .filter(stream -> !stream.id().equals(stay))
                .flatMap(stream -> Period.of(stream).stream());
    }

    /**
     * Why a stay can't be from one moment to another, because of another stay of the patient.
     *
     * @param end null while it is open
     */
    static Optional<Rejection> overlapping(
            Stay stay, Instant begin, @Nullable Instant end, Circumstances circumstances) {
        List<RelatedStream> patients = circumstances.streams(PatientEvents.STREAM_TYPE);
        boolean isOfAnother = patients.stream()
                .noneMatch(patient -> patient.id().equals(stay.patientId().value()));
        return !patients.isEmpty() && isOfAnother
                ? Optional.of(new CommandRejection.MergedMeanwhile())
                : overlapping(stay.id(), begin, end, circumstances);
    }

    private static Optional<Rejection> overlapping(
            AdmissionId stay, Instant begin, @Nullable Instant end, Circumstances circumstances) {
        List<Period> others = others(stay.value(), circumstances).toList();
        Optional<Rejection> open = others.stream()
                .filter(other -> end == null && other.isOpen())
                .findFirst()
                .map(other -> new AlreadyAdmitted(other.id()));
        return open.or(() -> others.stream()
                .filter(other -> other.overlaps(begin, end == null ? Instant.MAX : end))
                .max(Comparator.comparing(Period::endedAt))
                .map(other -> new StaysOverlap(other.id(), other.endedAt())));
    }

    /** What an admission is decided on: the patient, and all of the patient's stays. */
    static Related related(PatientId patient) {
        return new Related(
                Set.of(patient.value()),
                Set.of(UniqueKey.of(STAY, patient.value())),
                Set.of(
                        PatientEvents.CREATED,
                        PatientEvents.ERASED,
                        PatientEvents.MERGED,
                        AdmissionEvents.CREATED,
                        AdmissionEvents.PATIENT_MERGED,
                        AdmissionEvents.UPDATED,
                        AdmissionEvents.DISCHARGED,
                        AdmissionEvents.DISCHARGE_CANCELLED,
                        AdmissionEvents.CANCELLED,
                        AdmissionEvents.CARE_TEAM_CHANGED),
                Set.of());
    }

    /** An admission is the patient's next stay, and the open one; whoever else is at the same point is told so by the log. */
    static List<KeyClaim> claims(Circumstances circumstances, UUID stream, AdmissionEvent event) {
        if (event instanceof DischargeCancelled) {
            // the patient's, who is the only one looked at
            return circumstances.stream(stream, AdmissionEvents.STREAM_TYPE).stream()
                    .map(AdmitRules::patientOf)
                    .map(patient -> new KeyClaim(UniqueKey.of(OPEN_STAY, patient), stream))
                    .toList();
        }
        return event instanceof Admitted admitted
                ? claims(circumstances, stream, admitted.patientId().value())
                : List.of();
    }

    // who was merged into another has stays no more: they are that patient's
    private static UUID patientOf(RelatedStream stay) {
        return stay.events().stream()
                .map(event -> event.data().idOrNull("patient_id"))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static List<KeyClaim> claims(Circumstances circumstances, UUID stream, UUID patient) {
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

    static Decision<AdmissionEvent> decide(AdmitPatient asked, AdmissionState state, Circumstances circumstances) {
        Admitted admit = asked.stay();
        Optional<Rejection> wrong = wrongContent(admit, circumstances).or(() -> gone(admit, circumstances));
        if (state instanceof Stay) {
            Rejection taken = new IdTaken("admission_id");
            return Decision.repeatIfSame(admit, taken, wrong.orElse(taken), List.of());
        }
        return wrong.or(() -> overlapping(admit.id(), admit.admitDate(), null, circumstances))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(admit));
    }

    private static Optional<Rejection> wrongContent(Admitted admit, Circumstances circumstances) {
        if (patient(admit, circumstances).isEmpty()) {
            return Optional.of(InvalidContent.of("patient_id", "is no patient of this hospital"));
        }
        if (!circumstances.tenant().enables(admit.specialty())) {
            String enabled = String.join(", ", circumstances.tenant().specialties());
            return Optional.of(
                    InvalidContent.ofRequest("specialty", "must be one of this hospital's specialties: " + enabled));
        }
        return admit.admitDate().isAfter(circumstances.latest())
                ? Optional.of(InvalidContent.ofRequest("admit_date", "must not be more than 5 minutes in the future"))
                : Optional.empty();
    }

    private static Optional<RelatedStream> patient(Admitted admit, Circumstances circumstances) {
        return circumstances.stream(admit.patientId().value(), PatientEvents.STREAM_TYPE);
    }

    private static Optional<Rejection> gone(Admitted admit, Circumstances circumstances) {
        Optional<Rejection> gone = Optional.empty();
        for (RelatedEvent event :
                patient(admit, circumstances).map(RelatedStream::events).orElse(List.of())) {
            if (event.type().equals(PatientEvents.ERASED)) {
                return Optional.of(new CommandRejection.PatientErased());
            } else if (event.type().equals(PatientEvents.MERGED)
                    && event.data().id("retired_id").equals(admit.patientId().value())) {
                gone = Optional.of(
                        new CommandRejection.PatientMerged(event.data().id("survivor_id")));
            }
        }
        return gone;
    }
}

package org.flightplan.admissions;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flightplan.admissions.AdmissionCommand.CorrectClinicalEvent;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionRejection.CorrectedBefore;
import org.flightplan.admissions.AdmissionRejection.IdTaken;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.NotRecorded;
import org.flightplan.admissions.AdmissionRejection.StayCancelled;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.admissions.ClinicalEvents.Known;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.commands.Rejection;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Values;

/** What may be recorded of a stay: within its time, and in the words of its specialty. */
final class ClinicalEventRules {

    private ClinicalEventRules() {}

    static Decision<AdmissionEvent> decide(ClinicalEventRecorded event, Stay stay, Circumstances circumstances) {
        SpecialtyWords words = SpecialtyWords.of(stay.specialty(), circumstances.tenant());
        FieldErrors faults = words.faults(event, true);
        boolean saidByAll = saidByAll(
                faults,
                circumstances,
                specialty ->
                        SpecialtyWords.of(specialty, circumstances.tenant()).faults(event, true));
        Optional<Rejection> wrong = wrong(event, faults, saidByAll, stay, circumstances)
                .or(() -> stay.isCancelled() ? Optional.of(new StayCancelled()) : Optional.empty());
        if (stay.clinicalEvents().contains(event.eventId())) {
            Rejection taken = new IdTaken("event_id");
            return Decision.repeatIfSame(event, taken, wrong.orElse(taken), warnings(event, words, stay));
        }
        return wrong.map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(event, warnings(event, words, stay)));
    }

    /** A correction is judged as the event that it makes of the one it corrects. */
    static Decision<AdmissionEvent> correct(CorrectClinicalEvent correct, Stay stay, Circumstances circumstances) {
        UUID id = stay.clinicalEvents().recordedAs(correct.event());
        if (id == null) {
            return Decision.refuse(new NotRecorded("clinical event"));
        }
        Known known = Objects.requireNonNull(stay.clinicalEvents().byId().get(id));
        JsonObject details = correct.details();
        ClinicalEventRecorded becomes = new ClinicalEventRecorded(
                id,
                stay.id(),
                known.eventType(),
                correct.occurredAt() == null ? known.occurredAt() : correct.occurredAt(),
                details == null ? JsonValue.EMPTY_JSON_OBJECT : details);
        SpecialtyWords words = SpecialtyWords.of(stay.specialty(), circumstances.tenant(), known.eventType());
        FieldErrors faults = details == null ? FieldErrors.NONE : words.faults(becomes, false);
        boolean saidByAll = details == null
                || saidByAll(
                        faults,
                        circumstances,
                        specialty -> SpecialtyWords.of(specialty, circumstances.tenant(), known.eventType())
                                .faults(becomes, false));
        Optional<Rejection> wrong =
                correct.retracted() ? Optional.empty() : wrong(becomes, faults, saidByAll, stay, circumstances);
        return wrong.or(() -> notCorrectable(known, stay))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(
                        new ClinicalEventCorrected(
                                id,
                                known.eventType(),
                                correct.occurredAt(),
                                details,
                                correct.retracted(),
                                correct.why()),
                        details == null ? List.of() : words.warnings(becomes, stay)));
    }

    private static Optional<Rejection> notCorrectable(Known known, Stay stay) {
        if (known.retracted()) {
            return Optional.of(new CorrectedBefore("clinical event"));
        }
        return stay.isCancelled() ? Optional.of(new StayCancelled()) : Optional.empty();
    }

    private static List<Warning> warnings(ClinicalEventRecorded event, SpecialtyWords words, Stay stay) {
        return Stream.concat(
                        Locations.unknown("details.location", new Values(event.details()).textOrNull("location"))
                                .stream(),
                        words.warnings(event, stay).stream())
                .toList();
    }

    private static Optional<Rejection> wrong(
            ClinicalEventRecorded event, FieldErrors words, boolean saidByAll, Stay stay, Circumstances circumstances) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        checkTime(event, stay, circumstances, errors);
        boolean restsOnRequest = errors.build().isEmpty() || event.occurredAt().isAfter(circumstances.latest());
        restsOnRequest &= saidByAll;
        words.byField().forEach((field, messages) -> messages.forEach(message -> errors.add(field, message)));
        FieldErrors found = errors.build();
        return found.isEmpty() ? Optional.empty() : Optional.of(new InvalidContent(found, restsOnRequest));
    }

    // what any of the hospital's specialties would say does not tell which one the stay is of
    private static boolean saidByAll(
            FieldErrors faults, Circumstances circumstances, Function<String, FieldErrors> faultsBy) {
        return circumstances.tenant().specialties().stream()
                .allMatch(specialty -> faultsBy.apply(specialty).equals(faults));
    }

    private static void checkTime(
            ClinicalEventRecorded event, Stay stay, Circumstances circumstances, FieldErrors.Builder errors) {
        Instant admitted = stay.admitDate();
        Instant discharged = stay.dischargedAt();
        // first what rests on the request alone
        if (event.occurredAt().isAfter(circumstances.latest())) {
            errors.add("occurred_at", "must not be more than 5 minutes in the future");
        } else if (event.occurredAt().isBefore(admitted)) {
            errors.add("occurred_at", "must not be before the admission, at " + admitted);
        } else if (discharged != null && event.occurredAt().isAfter(discharged)) {
            errors.add("occurred_at", "must not be after the discharge, at " + discharged);
        }
    }
}

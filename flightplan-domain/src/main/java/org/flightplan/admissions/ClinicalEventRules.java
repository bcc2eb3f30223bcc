package org.flightplan.admissions;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Specialties;

/** What may be recorded of a stay: within its time, and in the words of its specialty. */
final class ClinicalEventRules {

    private ClinicalEventRules() {}

    static Decision<AdmissionEvent> decide(ClinicalEventRecorded event, Stay stay, Circumstances circumstances) {
        List<Warning> warnings =
                Locations.unknown("details.location", new Values(event.details()).textOrNull("location"));
        Optional<Rejection> wrong = wrong(event, true, stay, circumstances)
                .or(() -> stay.isCancelled() ? Optional.of(new StayCancelled()) : Optional.empty());
        if (stay.clinicalEvents().contains(event.eventId())) {
            Rejection taken = new IdTaken("event_id");
            return Decision.repeatIfSame(event, taken, wrong.orElse(taken), warnings);
        }
        return wrong.map(Decision::<AdmissionEvent>refuse).orElseGet(() -> Decision.accept(event, warnings));
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
        Optional<Rejection> wrong =
                correct.retracted() ? Optional.empty() : wrong(becomes, details != null, stay, circumstances);
        return wrong.or(() -> notCorrectable(known, stay))
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(new ClinicalEventCorrected(
                        id, known.eventType(), correct.occurredAt(), details, correct.retracted())));
    }

    private static Optional<Rejection> notCorrectable(Known known, Stay stay) {
        if (known.retracted()) {
            return Optional.of(new CorrectedBefore("clinical event"));
        }
        return stay.isCancelled() ? Optional.of(new StayCancelled()) : Optional.empty();
    }

    private static Optional<Rejection> wrong(
            ClinicalEventRecorded event, boolean withDetails, Stay stay, Circumstances circumstances) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        checkTime(event, stay, circumstances, errors);
        boolean restsOnRequest = errors.build().isEmpty() || event.occurredAt().isAfter(circumstances.latest());
        FieldErrors words = withDetails ? words(event, stay.specialty()) : FieldErrors.NONE;
        restsOnRequest &= !withDetails || saidByAll(words, event, circumstances);
        words.byField().forEach((field, messages) -> messages.forEach(message -> errors.add(field, message)));
        FieldErrors found = errors.build();
        return found.isEmpty() ? Optional.empty() : Optional.of(new InvalidContent(found, restsOnRequest));
    }

    private static FieldErrors words(ClinicalEventRecorded event, String specialty) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        Specialties.find(specialty).ifPresent(manifest -> checkWords(event, manifest, errors));
        return errors.build();
    }

    // what any of the hospital's specialties would say does not tell which one the stay is of
    private static boolean saidByAll(FieldErrors words, ClinicalEventRecorded event, Circumstances circumstances) {
        return circumstances.tenant().enabledSpecialties().stream()
                .allMatch(specialty -> words(event, specialty).equals(words));
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

    private static void checkWords(ClinicalEventRecorded event, Manifest manifest, FieldErrors.Builder errors) {
        EventTypeDeclaration declared = manifest.eventType(event.eventType()).orElse(null);
        if (declared == null) {
            errors.add("event_type", "must be one of " + String.join(", ", manifest.eventTypeNames()));
            return;
        }
        declared.check("details.", event.details(), errors);
        if (event.eventType().equals(AdmissionEvents.RISK_STATUS)
                && event.details().get("risk_level") instanceof JsonString level
                && manifest.riskState(level.getString()).isEmpty()) {
            errors.add("details.risk_level", "must be one of " + String.join(", ", manifest.riskStateCodes()));
        }
    }
}

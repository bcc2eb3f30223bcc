package org.flightplan.admissions;

import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionRejection.IdTaken;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Warning;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.Values;
import org.flightplan.specialties.EventTypeDeclaration;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Specialties;

/** What may be recorded of a stay: within its time, and in the words of its specialty. */
final class ClinicalEventRules {

    private ClinicalEventRules() {}

    static Decision<AdmissionEvent> decide(RecordClinicalEvent event, Stay stay, Circumstances circumstances) {
        ClinicalEventRecorded recorded = new ClinicalEventRecorded(
                event.eventId(), event.admissionId(), event.eventType(), event.occurredAt(), event.details());
        ClinicalEventRecorded existing = stay.clinicalEvents().get(event.eventId());
        List<Warning> warnings =
                Locations.unknown("details.location", new Values(event.details()).textOrNull("location"));
        if (recorded.equals(existing)) {
            return Decision.repeat(recorded, warnings);
        }
        FieldErrors.Builder errors = new FieldErrors.Builder();
        checkTime(event, stay, circumstances, errors);
        Specialties.find(stay.admitted().specialty()).ifPresent(manifest -> checkWords(event, manifest, errors));
        FieldErrors found = errors.build();
        if (!found.isEmpty()) {
            return Decision.refuse(new InvalidContent(found));
        }
        return existing == null ? Decision.accept(recorded, warnings) : Decision.refuse(new IdTaken("event_id"));
    }

    private static void checkTime(
            RecordClinicalEvent event, Stay stay, Circumstances circumstances, FieldErrors.Builder errors) {
        Instant admitted = stay.admitted().admitDate();
        Instant discharged = stay.dischargedAt();
        if (event.occurredAt().isBefore(admitted)) {
            errors.add("occurred_at", "must not be before the admission, at " + admitted);
        } else if (discharged != null && event.occurredAt().isAfter(discharged)) {
            errors.add("occurred_at", "must not be after the discharge, at " + discharged);
        } else if (event.occurredAt().isAfter(circumstances.latest())) {
            errors.add("occurred_at", "must not be more than 5 minutes in the future");
        }
    }

    private static void checkWords(RecordClinicalEvent event, Manifest manifest, FieldErrors.Builder errors) {
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

package org.flightplan.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Decision.Warning;
import org.flightplan.fields.FieldErrors;
import org.flightplan.specialties.Manifest;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Rule;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.Tenant;

/**
 * The words in which a specialty speaks of clinical events: of the version of its pack that the hospital uses. What was recorded
 * in an older version's words may still be corrected in them.
 *
 * @param manifest the version's; empty where the pack is not installed any more: then nothing is judged
 */
record SpecialtyWords(Optional<Manifest> manifest) {

    private static final double SECONDS_AN_HOUR = 3_600;

    /** For new events. */
    static SpecialtyWords of(String specialty, Tenant tenant) {
        return new SpecialtyWords(Specialties.of(tenant, specialty));
    }

    /** For corrections of events of a type. */
    static SpecialtyWords of(String specialty, Tenant tenant, String eventType) {
        SpecialtyWords current = of(specialty, tenant);
        return current.declares(eventType)
                ? current
                : Specialties.versions(specialty).stream()
                        .map(older -> new SpecialtyWords(Optional.of(older)))
                        .filter(older -> older.declares(eventType))
                        .findFirst()
                        .orElse(current);
    }

    private boolean declares(String eventType) {
        return manifest.flatMap(known -> known.eventType(eventType)).isPresent();
    }

    /** What an event's metadata says of it. */
    JsonObject named() {
        return manifest.map(known -> doc().with("manifest", known.name())
                        .with("manifest_version", known.version().toString())
                        .build())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /**
     * What is wrong with an event in these words.
     *
     * @param isNew whether it is recorded, not corrected
     */
    FieldErrors faults(ClinicalEventRecorded event, boolean isNew) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        manifest.ifPresent(known -> check(event, isNew, known, errors));
        return errors.build();
    }

    private static void check(
            ClinicalEventRecorded event, boolean isNew, Manifest manifest, FieldErrors.Builder errors) {
        EventTypeDeclaration declared = manifest.eventType(event.eventType()).orElse(null);
        if (declared == null) {
            errors.add("event_type", "must be one of " + String.join(", ", manifest.eventTypeNames()));
            return;
        }
        if (isNew && declared.retired()) {
            errors.add(
                    "event_type",
                    "is retired and takes no new event; use one of " + String.join(", ", manifest.eventTypeNames()));
            return;
        }
        declared.check("details.", event.details(), errors);
        if (event.eventType().equals(AdmissionEvents.RISK_STATUS)
                && event.details().get("risk_level") instanceof JsonString level
                && manifest.riskState(level.getString()).isEmpty()) {
            errors.add("details.risk_level", "must be one of " + String.join(", ", manifest.riskStateCodes()));
        }
    }

    /** What the specialty's rules say of an event; nothing of one that is wrong in these words. */
    List<Warning> warnings(ClinicalEventRecorded event, Stay stay) {
        EventTypeDeclaration declared =
                manifest.flatMap(known -> known.eventType(event.eventType())).orElse(null);
        if (declared == null
                || declared.rules().isEmpty()
                || !faults(event, false).isEmpty()) {
            return List.of();
        }
        String location = stay.moves()
                .placeAt(event.occurredAt())
                .map(place -> manifest.flatMap(known -> known.locationCode(place.location()))
                        .orElse(place.location()))
                .orElse(null);
        double hours = Duration.between(stay.admitDate(), event.occurredAt()).toSeconds() / SECONDS_AN_HOUR;
        return declared.rules().stream()
                .filter(rule -> rule.warnsOf(event.details(), declared.details(), location, hours))
                .map(SpecialtyWords::warning)
                .toList();
    }

    private static Warning warning(Rule rule) {
        String field = rule.field() == null ? "event_type" : "details." + rule.field();
        return new Warning(rule.id(), field, rule.message(), rule.severity());
    }
}

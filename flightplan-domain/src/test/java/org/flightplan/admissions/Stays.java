package org.flightplan.admissions;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientId;
import org.jspecify.annotations.Nullable;

/** A synthetic stay to tell the rules on: admitted at 06:00 on the day of {@link Scenario#NOW}. */
final class Stays {

    static final AdmissionId ID = new AdmissionId(new UUID(0, 5));
    static final PatientId PATIENT = new PatientId(new UUID(0, 7));
    static final UUID ATTENDING = new UUID(0, 9);
    static final Instant ADMITTED_AT = at("06:00");

    private Stays() {}

    static Instant at(String time) {
        return Instant.parse("2026-03-10T" + time + ":00Z");
    }

    static Scenario<AdmissionCommand, AdmissionState, AdmissionEvent> stay() {
        return new Scenario<>(new AdmissionDecider()).withStream(PATIENT.value(), "Patient", known());
    }

    /** That the patient is known, as the patient's stream tells it. */
    static RelatedEvent known() {
        return past("patient.created", "{}");
    }

    /** What another stay's stream tells of it. */
    static RelatedEvent[] earlier(@Nullable String dischargedAt) {
        RelatedEvent admitted = past("admission.created", "{}");
        return dischargedAt == null
                ? new RelatedEvent[] {admitted}
                : new RelatedEvent[] {
                    admitted, past("admission.discharged", "{'discharge_date': '" + at(dischargedAt) + "'}")
                };
    }

    /** An event of another stream, its data with single quotes for double ones. */
    static RelatedEvent past(String type, String data) {
        return new RelatedEvent(new UUID(0, 0), type, new Values(json(data.replace('\'', '"'))), null);
    }

    static Admitted admitted() {
        return new Admitted(
                ID, PATIENT, "cardiac", ATTENDING, null, ADMITTED_AT, "synthetic complaint", "elective", null);
    }

    static LocationChanged moved(@Nullable String from, String to, String time) {
        return new LocationChanged(ID, from, null, new Place(to, null), at(time), null);
    }

    static ChangeLocation move(@Nullable String from, String to, String time) {
        return new ChangeLocation(moved(from, to, time));
    }

    static Discharged discharged(String time) {
        return new Discharged(ID, at(time), "home", false);
    }

    static RecordClinicalEvent event(String type, String time, String details) {
        return new RecordClinicalEvent(recorded(type, time, details));
    }

    static ClinicalEventRecorded recorded(String type, String time, String details) {
        return new ClinicalEventRecorded(new UUID(0, 3), ID, type, at(time), json(details));
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}

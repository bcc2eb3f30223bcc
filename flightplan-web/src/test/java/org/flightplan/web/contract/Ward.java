package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;

/** A hospital of a test's own, so that no test sees what another did; and bodies of requests that are right. */
final class Ward {

    private static final Duration STAY = Duration.ofDays(6);

    final UUID tenant = UUID.randomUUID();
    final UUID user = UUID.randomUUID();
    final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    final Http clinician;
    final Http viewer;

    private Ward() {
        platform().post("admin/tenants", tenant(tenant)).expect(201);
        clinician = Http.as(user, tenant, "clinician");
        viewer = Http.as(tenant, "viewer");
    }

    static Ward open() {
        return new Ward();
    }

    /** A client of those who manage tenants and act in none. */
    static Http platform() {
        return Http.as(null, "platform-admin");
    }

    static JsonObject tenant(UUID id) {
        return doc().with("id", id)
                .with("name", "Contract Ward " + id)
                .with("enabled_specialties", List.of("cardiac"))
                .build();
    }

    /** When stays of this hospital begin. */
    Instant admitted() {
        return now.minus(STAY);
    }

    /** So many hours into a stay. */
    Instant hour(int hours) {
        return admitted().plus(hours, ChronoUnit.HOURS);
    }

    JsonDoc patient() {
        UUID id = UUID.randomUUID();
        return doc().with("patient_id", id)
                .with("name", "Synthetic Person " + id)
                .with("mrn", "SYN-" + id)
                .with("date_of_birth", "2024-02-29")
                .with("gender", "female")
                .with("created_by", user);
    }

    JsonDoc admission(UUID patient) {
        return doc().with("admission_id", UUID.randomUUID())
                .with("patient_id", patient)
                .with("specialty", "cardiac")
                .with("attending_id", UUID.randomUUID())
                .with("attending_name", "Dr Exempla Fictiva")
                .with("admit_date", admitted())
                .with("chief_complaint", "Synthetic complaint")
                .with("admission_type", "elective")
                .with("created_by", user);
    }

    JsonDoc move(String location, Instant at) {
        return doc().with("to_location", location)
                .with("to_bed", location + "-1")
                .with("effective_at", at);
    }

    /** The clinical events of a stay's timeline. */
    List<JsonObject> clinicalEvents(UUID admission, String query) {
        return viewer.get("admissions/" + admission + "/timeline" + query).expect(200).items().stream()
                .filter(item -> !item.getString("event_type").startsWith("admission."))
                .toList();
    }

    JsonDoc riskStatus(UUID admission, String level, Instant at) {
        return doc().with("event_id", UUID.randomUUID())
                .with("admission_id", admission)
                .with("event_type", "risk_status")
                .with("occurred_at", at)
                .with("data", doc().with("risk_level", level).build());
    }

    JsonDoc appendOf(UUID admission, String eventType, JsonDoc data) {
        JsonObject event = doc().with("event_type", eventType)
                .with("data", data.with("admission_id", admission).build())
                .build();
        return doc().with("stream_id", admission)
                .with("stream_type", "Admission")
                .with("events", List.of(event));
    }

    UUID createdPatient() {
        Answer answer = clinician.post("patients", patient().build()).expect(201);
        return UUID.fromString(answer.json().getString("patient_id"));
    }

    UUID admittedPatient() {
        return admittedPatient(createdPatient());
    }

    UUID admittedPatient(UUID patient) {
        Answer answer = clinician.post("admissions", admission(patient).build()).expect(201);
        return UUID.fromString(answer.json().getString("admission_id"));
    }

    UUID admittedPatientAt(UUID patient, Instant at) {
        Answer answer = clinician
                .post("admissions", admission(patient).with("admit_date", at).build())
                .expect(201);
        return UUID.fromString(answer.json().getString("admission_id"));
    }

    void moved(UUID admission, String location, Instant at) {
        clinician
                .post(
                        "admissions/" + admission + "/location",
                        move(location, at).build())
                .expect(201);
    }

    /** The tenant's whole feed. */
    List<JsonObject> feed() {
        return feed(0);
    }

    /** The tenant's feed behind a position. */
    List<JsonObject> feed(long after) {
        List<JsonObject> all = new ArrayList<>();
        long position = after;
        List<JsonObject> page;
        do {
            page = viewer.get("events?limit=1000&after=" + position).expect(200).items();
            all.addAll(page);
            position = page.isEmpty() ? position : position(page.get(page.size() - 1));
        } while (!page.isEmpty());
        return all;
    }

    /** Where the tenant's feed ends. */
    long head() {
        List<JsonObject> feed = feed();
        return feed.isEmpty() ? 0 : position(feed.get(feed.size() - 1));
    }

    static long position(JsonObject event) {
        return event.getJsonNumber("position").longValueExact();
    }
}

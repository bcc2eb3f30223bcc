package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.jspecify.annotations.Nullable;

/** A patient who is to be forgotten, in a hospital of their own: all that is known of them, and where it would show. */
final class Forgotten {

    static final String NAME = "Erasmia Forgotten";
    static final String BORN = "1999-09-09";
    static final String COMPLAINT = "synthetic complaint to forget";
    static final String DISPOSITION = "synthetic disposition to forget";
    static final String NOTES = "synthetic notes to forget";

    final Ward ward = Ward.open();
    final Http officer = Http.as(ward.user, ward.tenant, "privacy-officer");
    final String mrn = "SYN-" + UUID.randomUUID();
    private @Nullable Instant asked;

    UUID patient() {
        return UUID.fromString(ward.clinician
                .post("patients", body().build())
                .expect(201)
                .json()
                .getString("patient_id"));
    }

    JsonDoc body() {
        return doc().with("name", NAME)
                .with("mrn", mrn)
                .with("date_of_birth", BORN)
                .with("gender", "female");
    }

    UUID finishedStay(UUID patient) {
        UUID stay = UUID.fromString(ward.clinician
                .post(
                        "admissions",
                        ward.admission(patient)
                                .with("chief_complaint", COMPLAINT)
                                .build())
                .expect(201)
                .json()
                .getString("admission_id"));
        ward.moved(stay, "CICU", ward.hour(1));
        ward.clinician.post("clinical-events", note(stay)).expect(201);
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "Intubated", ward.hour(3)).build())
                .expect(201);
        discharge(stay);
        return stay;
    }

    JsonObject note(UUID stay) {
        return doc().with("admission_id", stay)
                .with("event_type", "annotation")
                .with("occurred_at", ward.hour(2))
                .with("data", doc().with("text", NOTES).build())
                .build();
    }

    void discharge(UUID stay) {
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(9))
                                .with("disposition", DISPOSITION)
                                .build())
                .expect(200);
    }

    Answer erase(UUID patient) {
        return officer.post(
                "patients/" + patient + "/erasure",
                doc().with("ground", "patient_request").build());
    }

    List<JsonObject> queries() {
        return List.of(
                doc().with("mrn", mrn).build(),
                doc().with("name_prefix", "erasmia").build(),
                doc().with("date_of_birth", BORN).build());
    }

    // one moment for all comparisons
    private Instant asked() {
        if (asked == null) {
            asked = Clock.systemUTC().instant();
        }
        return asked;
    }

    List<String> readings(UUID patient, UUID stay) {
        return List.of(
                "patients/" + patient,
                "patients",
                "admissions/" + stay,
                "admissions",
                "admissions/" + stay + "/timeline",
                "admissions/" + stay + "/trajectory",
                "admissions/" + stay + "?as_of=" + asked(),
                "streams/" + patient,
                "streams/" + stay,
                "events");
    }

    List<String> bodies(UUID patient, UUID stay) {
        return readings(patient, stay).stream()
                .flatMap(path ->
                        Stream.of(path, ward.viewer.get(path).expect(200).body()))
                .toList();
    }
}

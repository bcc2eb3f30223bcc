package org.flightplan.web.hostile;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;

/** A hospital with one patient in it, in one stay. */
final class Hospital {

    final UUID tenant = UUID.randomUUID();
    private final UUID patient = UUID.randomUUID();
    private final UUID admission = UUID.randomUUID();
    private final Http attending;

    Hospital(String name, String patientName) {
        JsonObject hospital = JsonDoc.doc()
                .with("id", tenant)
                .with("name", name + " " + tenant)
                .with("enabled_specialties", List.of("cardiac"))
                .build();
        Http.as(null, "platform-admin").post("admin/tenants", hospital).expect(201);
        UUID user = UUID.randomUUID();
        attending = Http.as(user, tenant, "clinician", "privacy-officer");
        attending.post("patients", patient(patient, patientName)).expect(201);
        attending.post("admissions", admission(admission, patient, user)).expect(201);
    }

    /** The same hospital, where from now on the attending alone sees the patient. */
    Hospital keepingCareTeams() {
        Http.as(tenant, "tenant-admin")
                .patch(
                        "admin/tenants/" + tenant,
                        JsonDoc.doc().with("care_teams", true).build())
                .expect(200);
        return this;
    }

    List<UUID> ids() {
        return List.of(tenant, patient, admission);
    }

    /** The events of the feed as the attending sees them. */
    String feed() {
        return attending.get("events?limit=1000").expect(200).items().toString();
    }

    /** The feed as the hospital's service sees it, to whom nothing is closed: even a stay that somebody has cancelled. */
    String wholeFeed() {
        return Http.as(tenant, "interface")
                .get("events?limit=1000")
                .expect(200)
                .items()
                .toString();
    }

    List<Http> callers() {
        Map<String, Http> callers = new TreeMap<>();
        for (String role : List.of("viewer", "tenant-admin", "privacy-officer")) {
            callers.put(role, Http.as(tenant, role));
        }
        List<Http> all = new ArrayList<>(callers.values());
        // most of the surface is theirs
        for (int i = 0; i < 6; i++) {
            all.add(Http.as(tenant, "clinician", "viewer", "privacy-officer", "tenant-admin"));
        }
        all.add(Http.api());
        return all;
    }

    /** Callers who are in no care team, and can't make themselves a member. */
    List<Http> outsiders() {
        return List.of(Http.as(tenant, "viewer"), Http.as(tenant, "clinician"), Http.as(tenant, "clinician", "viewer"));
    }

    /** Erases a patient at the moment of the admission: one of the two is refused. What is wrong with the answers. */
    List<String> eraseWhileAdmitting() {
        UUID fresh = UUID.randomUUID();
        attending.post("patients", patient(fresh, "Synthia Evanescent")).expect(201);
        CompletableFuture<Answer> erasing = CompletableFuture.supplyAsync(() -> attending.post(
                "patients/" + fresh + "/erasure",
                JsonDoc.doc().with("ground", "court_order").build()));
        Answer admitted = attending.post("admissions", admission(UUID.randomUUID(), fresh, UUID.randomUUID()));
        Answer erased = erasing.join();
        boolean oneOfTwo = List.of(201, 409).equals(List.of(admitted.status(), erased.status()))
                || List.of(409, 200).equals(List.of(admitted.status(), erased.status()));
        return oneOfTwo ? List.of() : List.of("erased while admitted: " + admitted + " " + erased);
    }

    private static JsonObject patient(UUID id, String name) {
        return JsonDoc.doc()
                .with("patient_id", id)
                .with("name", name)
                .with("mrn", "SYN-" + id)
                .with("date_of_birth", "2001-01-01")
                .build();
    }

    private static JsonObject admission(UUID id, UUID patient, UUID attending) {
        return JsonDoc.doc()
                .with("admission_id", id)
                .with("patient_id", patient)
                .with("specialty", "cardiac")
                .with("attending_id", attending)
                .with("admit_date", "2026-01-01T00:00:00Z")
                .build();
    }
}

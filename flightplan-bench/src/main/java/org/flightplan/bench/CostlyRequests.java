package org.flightplan.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.StaysHistory;
import org.flightplan.bench.stand.Ward;

/** A hospital with much in it, and of each endpoint the request that costs most of those that are allowed. */
final class CostlyRequests {

    /** A request of a name, sent anew each time. */
    record Costly(String name, Supplier<Answer> request) {}

    private static final int STAYS = 5_000;
    private static final int MOVES = 6_000;
    private static final int MOST_EVENTS = 500;
    private static final int NEARLY_A_MEGABYTE = 1_000_000;
    private static final Instant ADMITTED = Instant.parse("2026-01-05T08:00:00Z");

    private final Client busy;
    private final Client platform;
    private final UUID stay = UUID.randomUUID();
    private final UUID patient = UUID.randomUUID();

    private CostlyRequests(Client busy, Client platform) {
        this.busy = busy;
        this.platform = platform;
    }

    static CostlyRequests of(BenchDatabase database, Client anyone) {
        UUID tenant = Ward.makeTenant(anyone, "Busy");
        StaysHistory.fill(database.database(), tenant, STAYS);
        CostlyRequests costly = new CostlyRequests(
                anyone.as(tenant, "clinician", "tenant-admin", "privacy-officer"), anyone.as(null, "platform-admin"));
        costly.awaitProjected();
        costly.admitAndMove();
        costly.awaitProjected();
        return costly;
    }

    private void awaitProjected() {
        while (platform.get("api/v1/admin/projections").expect(200).json().getInt("lag") > 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private void admitAndMove() {
        JsonObject named = Json.createObjectBuilder(Ward.patient(patient))
                .add("name", "Alphaone Betatwo Gammathree Deltafour Synthetic")
                .build();
        busy.post(Ward.PATIENTS, named).expect(201);
        busy.post(Ward.ADMISSIONS, Ward.admission(stay, patient)).expect(201);
        for (int i = 0; i < MOVES; i += MOST_EVENTS) {
            JsonArrayBuilder events = Json.createArrayBuilder();
            for (int k = i; k < i + MOST_EVENTS; k++) {
                events.add(event(
                        "admission.location_changed",
                        Json.createObjectBuilder()
                                .add("admission_id", stay.toString())
                                .add("to_location", k % 2 == 0 ? "CICU" : "CTOR")
                                .add(
                                        "effective_at",
                                        ADMITTED.plusSeconds(60L * (k + 1)).toString())
                                .build()));
            }
            busy.post("api/v1/events", append(stay, events)).expect(200);
        }
    }

    /** All of them, what changes the hospital last. */
    List<Costly> all() {
        String now = Clock.systemUTC().instant().minusSeconds(1).toString();
        String of = "admissions/" + stay;
        List<Costly> all = new ArrayList<>();
        all.add(get("patients?limit=200&offset=4800"));
        all.add(new Costly("GET /patients/{id}", () -> busy.get("api/v1/patients/" + patient)));
        all.add(search("5 words, 1 found", "name_prefix", "syn alpha beta gamma delta"));
        all.add(search("5 words, none found", "name_prefix", "synthetic sam syn synth synthe"));
        all.add(search("a name that all have", "name_prefix", "syn"));
        all.add(search("a day on which all were born", "date_of_birth", "1960-05-17"));
        all.add(get("admissions?limit=200&offset=4800&status=active&specialty=cardiac"));
        for (String part : List.of("", "/timeline", "/trajectory")) {
            all.add(new Costly(
                    "GET /admissions/{id}" + part + "?as_of, 6,000 moves",
                    () -> busy.get("api/v1/" + of + part + "?as_of=" + now)));
        }
        all.add(new Costly(
                "GET /admissions/{id}/trajectory?limit=200, 6,000 moves",
                () -> busy.get("api/v1/" + of + "/trajectory?limit=200")));
        all.add(new Costly(
                "GET /streams/{id}?limit=200&offset=5800",
                () -> busy.get("api/v1/streams/" + stay + "?limit=200&offset=5800")));
        all.add(get("events?limit=1000"));
        all.add(get("admin/audit?limit=200"));
        all.add(get("admin/audit/export"));
        all.add(new Costly(
                "GET /admin/audit/disclosures",
                () -> busy.get("api/v1/admin/audit/disclosures?limit=200&patient_id=" + patient)));
        all.add(get("admin/audit/verify"));
        all.add(get("specialties/cardiac/config"));
        all.add(new Costly("GET /admin/tenants?limit=200", () -> platform.get("api/v1/admin/tenants?limit=200")));
        all.add(new Costly("GET /admin/projections", () -> platform.get("api/v1/admin/projections")));
        all.add(new Costly("GET /admin/database", () -> platform.get("api/v1/admin/database")));
        all.add(new Costly("POST /patients, 1 MB, refused", this::tooMuchText));
        all.add(new Costly("POST /clinical-events", this::oneEvent));
        all.add(new Costly("POST /events, 500 events", this::manyEvents));
        return all;
    }

    private Costly get(String path) {
        return new Costly("GET /" + path, () -> busy.get("api/v1/" + path));
    }

    private Costly search(String what, String field, String value) {
        JsonObject body = Json.createObjectBuilder().add(field, value).build();
        return new Costly(
                "POST /patients/search?limit=200, " + what, () -> busy.post("api/v1/patients/search?limit=200", body));
    }

    private Answer tooMuchText() {
        return busy.post(
                Ward.PATIENTS,
                Json.createObjectBuilder(Ward.patient(patient))
                        .add("name", "x".repeat(NEARLY_A_MEGABYTE))
                        .build());
    }

    private Answer oneEvent() {
        return busy.post(Ward.CLINICAL_EVENTS, Ward.clinicalEvent(UUID.randomUUID(), stay));
    }

    private Answer manyEvents() {
        JsonArrayBuilder events = Json.createArrayBuilder();
        for (int k = 0; k < MOST_EVENTS; k++) {
            events.add(event(
                    "clinical_event.recorded",
                    Json.createObjectBuilder()
                            .add("event_id", UUID.randomUUID().toString())
                            .add("admission_id", stay.toString())
                            .add("event_type", "vital_signs")
                            .add("occurred_at", ADMITTED.plusSeconds(k).toString())
                            .add(
                                    "details",
                                    Json.createObjectBuilder()
                                            .add("name", "heart_rate")
                                            .add("value", 80)
                                            .add("unit", "1/min"))
                            .build()));
        }
        return busy.post("api/v1/events", append(stay, events));
    }

    private static JsonObject event(String type, JsonObject data) {
        return Json.createObjectBuilder()
                .add("event_type", type)
                .add("data", data)
                .build();
    }

    private static JsonObject append(UUID stream, JsonArrayBuilder events) {
        return Json.createObjectBuilder()
                .add("stream_id", stream.toString())
                .add("stream_type", "Admission")
                .add("events", events)
                .build();
    }
}

package org.flightplan.bench.races;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.Ward;
import org.flightplan.flightplans.FlightPlanId;

/** A patient and a stay of their own for two commands to race on; every id is made up, and every moment the same. */
final class RaceCase {

    static final String DISCHARGED_AT = "2026-01-09T08:00:00Z";

    private static final String LATER = "2026-01-10T08:00:00Z";

    /** How it stands with the patient when the race begins. */
    enum Situation {
        REGISTERED,
        IN_HOSPITAL,
        DISCHARGED
    }

    private final UUID patient = UUID.randomUUID();
    private final UUID twin = UUID.randomUUID();
    private final UUID stay = UUID.randomUUID();
    private final UUID shared = UUID.randomUUID();
    private final List<UUID> others = List.of(UUID.randomUUID(), UUID.randomUUID());

    private RaceCase() {}

    static RaceCase begin(Situation situation, Client client) {
        RaceCase begun = new RaceCase();
        client.post(Ward.PATIENTS, Ward.patient(begun.patient)).expect(201);
        client.post(Ward.PATIENTS, Ward.patient(begun.twin)).expect(201);
        if (situation != Situation.REGISTERED) {
            client.post(Ward.ADMISSIONS, Ward.admission(begun.stay, begun.patient))
                    .expect(201);
        }
        if (situation == Situation.DISCHARGED) {
            JsonObject discharge = Json.createObjectBuilder()
                    .add("discharge_date", DISCHARGED_AT)
                    .build();
            client.post(begun.stayPath() + "/discharge", discharge).expect(200);
        }
        return begun;
    }

    UUID patient() {
        return patient;
    }

    /** Another record, perhaps of the same person. */
    UUID twin() {
        return twin;
    }

    UUID stay() {
        return stay;
    }

    /** An id that both who race would take. */
    UUID shared() {
        return shared;
    }

    /** An id of one of those who race. */
    UUID another(int who) {
        return others.get(who);
    }

    String stayPath() {
        return Ward.ADMISSIONS + "/" + stay;
    }

    String planPath() {
        return "api/v1/flightplans/" + FlightPlanId.ofAdmission(stay);
    }

    JsonObject otherMrn() {
        return events(
                patient,
                "Patient",
                event("patient.updated", Json.createObjectBuilder().add("mrn", "C" + patient)));
    }

    JsonObject earlierBegin() {
        JsonObjectBuilder begin = Json.createObjectBuilder().add("admit_date", "2026-01-04T08:00:00Z");
        return events(stay, "Admission", event("admission.updated", begin));
    }

    JsonObject request(int who) {
        return Json.createObjectBuilder()
                .add("request_id", others.get(who).toString())
                .add("to_location", "CICU")
                .build();
    }

    JsonObject dischargeAnew() {
        JsonObjectBuilder cancel = Json.createObjectBuilder().add("admission_id", stay.toString());
        JsonObjectBuilder anew = Json.createObjectBuilder()
                .add("admission_id", stay.toString())
                .add("discharge_date", "2026-01-09T09:00:00Z");
        return events(
                stay, "Admission", event("admission.discharge_cancelled", cancel), event("admission.discharged", anew));
    }

    private static JsonObject events(UUID stream, String type, JsonObjectBuilder... events) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        Stream.of(events).forEach(all::add);
        return Json.createObjectBuilder()
                .add("stream_id", stream.toString())
                .add("stream_type", type)
                .add("events", all)
                .build();
    }

    JsonObject patientWithTheMrn(UUID id) {
        return Json.createObjectBuilder(Ward.patient(id))
                .add("mrn", "B" + patient)
                .add("gender", "other")
                .build();
    }

    JsonObject laterAdmission(int who) {
        return Json.createObjectBuilder(Ward.admission(others.get(who), patient))
                .add("admit_date", LATER)
                .build();
    }

    JsonObject move(String location, int who) {
        return movement(location, who, "2026-01-06T08:00:00Z").build();
    }

    JsonObject earlyMove(String location, int who) {
        return movement(location, who, "2026-01-05T12:00:00Z").build();
    }

    JsonObject member(int who, boolean member) {
        return Json.createObjectBuilder()
                .add("user_id", others.get(who).toString())
                .add("member", member)
                .build();
    }

    JsonObject moveAndDischarge(int who) {
        JsonObjectBuilder discharge =
                Json.createObjectBuilder().add("admission_id", stay.toString()).add("discharge_date", DISCHARGED_AT);
        JsonObjectBuilder move = movement("WARD", who, "2026-01-08T08:00:00Z").add("admission_id", stay.toString());
        return events(
                stay, "Admission", event("admission.location_changed", move), event("admission.discharged", discharge));
    }

    /**
     * What whoever looks afterwards sees: the patient, who has the MRN, the stays, and what was recorded in which order. Of what is made up
     * for this case alone, only the part it plays is told.
     */
    String seen(Client client) {
        List<String> seen = new ArrayList<>();
        for (UUID one : List.of(patient, twin)) {
            JsonObject shown = client.get(Ward.PATIENTS + "/" + one).json();
            seen.add(shown(shown, "id", "erased", "admission_count", "merged_into", "version"));
        }
        Answer found = client.post(
                Ward.PATIENTS + "/search",
                Json.createObjectBuilder().add("mrn", "B" + patient).build());
        items(found).forEach(item -> seen.add(shown(item, "id", "gender", "version")));
        Stream.of(patient, twin)
                .flatMap(one -> items(client.get(Ward.ADMISSIONS + "?patient_id=" + one)).stream())
                .forEach(item -> seen.add(shown(
                        item,
                        "id",
                        "patient_id",
                        "status",
                        "admit_date",
                        "discharge_date",
                        "current_location",
                        "current_bed",
                        "care_team",
                        "version")));
        Answer plan = client.get(planPath());
        if (plan.status() == 200) {
            seen.add(shown(plan.json(), "status", "version"));
        }
        Answer stream = client.get("api/v1/streams/" + stay);
        if (stream.status() == 200) {
            seen.add(items(stream).stream()
                    .map(event -> event.getString("event_type"))
                    .toList()
                    .toString());
        }
        return anonymous(String.join("\n", seen));
    }

    /** What came back to one who raced, as far as it may not depend on when. */
    String told(Answer answer) {
        String code = answer.status() < 300 ? "" : " " + answer.json().getString("error_code", "");
        return answer.status() + code;
    }

    private static List<JsonObject> items(Answer answer) {
        return answer.expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static String shown(JsonObject json, String... fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            // sets are told in the order of their ids, which are made up
            Object value = json.get(field) instanceof JsonArray set ? set.size() : json.get(field);
            text.append(field).append('=').append(value).append(' ');
        }
        return text.toString();
    }

    private String anonymous(String text) {
        return text.replace(patient.toString(), "P")
                .replace(twin.toString(), "T")
                .replace(stay.toString(), "S")
                .replace(others.get(0).toString(), "0")
                .replace(others.get(1).toString(), "1");
    }

    private static JsonObjectBuilder movement(String location, int who, String at) {
        return Json.createObjectBuilder()
                .add("to_location", location)
                .add("to_bed", location + "-" + who)
                .add("effective_at", at);
    }

    private static JsonObjectBuilder event(String type, JsonObjectBuilder data) {
        return Json.createObjectBuilder().add("event_type", type).add("data", data);
    }
}

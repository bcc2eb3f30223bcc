package org.flightplan.bench.races;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.Ward;

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
    private final UUID stay = UUID.randomUUID();
    private final UUID shared = UUID.randomUUID();
    private final List<UUID> others = List.of(UUID.randomUUID(), UUID.randomUUID());

    private RaceCase() {}

    static RaceCase begin(Situation situation, Client client) {
        RaceCase begun = new RaceCase();
        client.post(Ward.PATIENTS, Ward.patient(begun.patient)).expect(201);
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
        return Json.createObjectBuilder()
                .add("stream_id", stay.toString())
                .add("stream_type", "Admission")
                .add(
                        "events",
                        Json.createArrayBuilder()
                                .add(event("admission.location_changed", move))
                                .add(event("admission.discharged", discharge)))
                .build();
    }

    /**
     * What whoever looks afterwards sees: the patient, who has the MRN, the stays, and what was recorded in which order. Of what is made up
     * for this case alone, only the part it plays is told.
     */
    String seen(Client client) {
        List<String> seen = new ArrayList<>();
        seen.add(shown(client.get(Ward.PATIENTS + "/" + patient).json(), "id", "erased", "admission_count", "version"));
        Answer found = client.post(
                Ward.PATIENTS + "/search",
                Json.createObjectBuilder().add("mrn", "B" + patient).build());
        items(found).forEach(item -> seen.add(shown(item, "id", "gender", "version")));
        items(client.get(Ward.ADMISSIONS + "?patient_id=" + patient))
                .forEach(item -> seen.add(shown(
                        item,
                        "id",
                        "status",
                        "admit_date",
                        "discharge_date",
                        "current_location",
                        "current_bed",
                        "care_team",
                        "version")));
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

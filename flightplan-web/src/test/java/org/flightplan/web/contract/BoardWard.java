package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Http;

/** A hospital with units, and patients in their beds, as its board shows it. */
final class BoardWard {

    final Ward ward = Ward.open();
    final Http administrator = Http.as(ward.tenant, "tenant-admin");
    final LocalDate today = ward.now.atZone(ZoneOffset.UTC).toLocalDate();

    void unit(String location, String... beds) {
        String unit = administrator
                .post(
                        "units",
                        doc().with("location", location).with("name", location).build())
                .expect(201)
                .json()
                .getString("unit_id");
        for (String bed : beds) {
            administrator
                    .post("units/" + unit + "/beds", doc().with("bed", bed).build())
                    .expect(201);
        }
    }

    UUID named(String name, JsonDoc more) {
        JsonDoc patient = ward.patient().with("name", name);
        more.build().forEach(patient::with);
        return UUID.fromString(ward.clinician
                .post("patients", patient.build())
                .expect(201)
                .json()
                .getString("patient_id"));
    }

    UUID stayOf(String name) {
        return ward.admittedPatient(named(name, doc()));
    }

    UUID inBed(String name, String location, String bed) {
        UUID stay = stayOf(name);
        move(stay, location, bed);
        return stay;
    }

    void move(UUID stay, String location, String bed) {
        JsonDoc move = doc().with("to_location", location).with("to_bed", bed).with("effective_at", ward.hour(1));
        onStay(stay, "/location", move);
    }

    void onStay(UUID stay, String path, JsonDoc body) {
        assertTrue(
                ward.clinician.post("admissions/" + stay + path, body.build()).status() < 300);
    }

    void event(UUID stay, String type, int hour, JsonDoc data) {
        JsonObject event = doc().with("admission_id", stay)
                .with("event_type", type)
                .with("occurred_at", ward.hour(hour))
                .with("data", data.build())
                .build();
        ward.clinician.post("clinical-events", event).expect(201);
    }

    String plan(UUID stay) {
        return "flightplans/"
                + ward.viewer.get("admissions/" + stay).expect(200).json().getString("flightplan_id");
    }

    JsonObject board() {
        return ward.viewer.get("board").expect(200).json();
    }

    static JsonObject unit(JsonObject board, int index) {
        return board.getJsonArray("units").getJsonObject(index);
    }

    static JsonObject bed(JsonObject unit, int index) {
        return unit.getJsonArray("beds").getJsonObject(index);
    }

    static JsonObject occupant(JsonObject bed) {
        return bed.getJsonArray("occupants").getJsonObject(0);
    }

    static List<String> numbers(JsonObject unit) {
        return unit.getJsonObject("numbers").entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    static List<String> flags(JsonObject occupant) {
        return occupant.getJsonArray("flags").getValuesAs(JsonString::getString);
    }
}

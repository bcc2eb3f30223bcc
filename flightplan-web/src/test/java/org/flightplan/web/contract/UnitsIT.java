package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** Units and their beds: what an administrator declares, and what is said of a bed at the bedside. */
class UnitsIT {

    private final Ward ward = Ward.open();
    private final Http administrator = Http.as(ward.tenant, "tenant-admin");

    private Answer open(String location, String name) {
        return administrator.post(
                "units", doc().with("location", location).with("name", name).build());
    }

    private String opened(String location) {
        return "units/" + open(location, location).expect(201).json().getString("unit_id");
    }

    private Answer add(String unit, String bed) {
        return administrator.post(unit + "/beds", doc().with("bed", bed).build());
    }

    private Answer retire(String unit, String bed) {
        return administrator.send("DELETE", unit + "/beds/" + bed, "");
    }

    private JsonObject shown(String unit) {
        return ward.viewer.get(unit).expect(200).json();
    }

    private JsonObject bed(String unit, int index) {
        return shown(unit).getJsonArray("beds").getJsonObject(index);
    }

    private Answer append(String unit, String type, JsonDoc data) {
        return append(administrator, unit, type, data);
    }

    private static Answer append(Http client, String unit, String type, JsonDoc data) {
        JsonObject event =
                doc().with("event_type", type).with("data", data.build()).build();
        return client.post(
                "events",
                doc().with("stream_id", unit.substring("units/".length()))
                        .with("stream_type", "Unit")
                        .with("events", List.of(event))
                        .build());
    }

    @Test
    void units_stand_in_the_order_in_which_they_were_opened_with_their_beds() {
        String second = opened("CTOR");
        String first = opened("ACCU");
        add(second, "2").expect(201);
        add(second, "1").expect(201);
        assertEquals(
                List.of("CTOR", "ACCU"),
                Pages.byCursor(ward.viewer, "units", 1).stream()
                        .map(unit -> unit.getString("location"))
                        .toList());
        assertEquals("2", bed(second, 0).getString("bed"));
        assertEquals("available", bed(second, 1).getString("state"));
        assertEquals(3, shown(second).getInt("version"));
        assertEquals("\"1\"", ward.viewer.get(first).header("ETag"));
    }

    @Test
    void a_location_is_one_open_units_whatever_alias_names_it() {
        String unit = opened("CICU");
        Answer taken = open("CICU", "Another").problem(409);
        assertEquals("location_taken", taken.json().getString("error_code"));
        assertEquals(Set.of("location"), taken.fieldErrors());
        add(unit, "1").expect(201);
        administrator.post(unit + "/close", doc().build()).expect(200);
        assertFalse(shown(unit).isNull("closed_at"));
        opened("CICU");
        assertEquals("unit_closed", add(unit, "2").problem(409).json().getString("error_code"));
        JsonObject late = doc().with("name", "Late").build();
        administrator.with("If-Match", "*").patch(unit, late).problem(409);
        ward.clinician
                .patch(unit + "/beds/1", doc().with("state", "cleaning").build())
                .problem(409);
    }

    @Test
    void a_unit_is_renamed_by_who_has_read_it() {
        String unit = opened("CICU");
        JsonObject renamed = doc().with("name", "Heart unit").build();
        administrator.patch(unit, renamed).problem(428);
        administrator.with("If-Match", "\"7\"").patch(unit, renamed).problem(412);
        administrator.with("If-Match", "\"1\"").patch(unit, renamed).expect(200);
        assertEquals("Heart unit", shown(unit).getString("name"));
        Answer moved = administrator
                .with("If-Match", "*")
                .patch(unit, doc().with("location", "ACCU").build());
        assertEquals(Set.of("location"), moved.problem(422).fieldErrors());
    }

    @Test
    void at_the_bedside_it_is_said_whether_a_bed_can_be_used_and_not_what_it_is() {
        String unit = opened("CICU");
        add(unit, "1").expect(201);
        JsonDoc blocked = doc().with("state", "blocked").with("reason", "Broken rail");
        ward.clinician.patch(unit + "/beds/1", blocked.build()).expect(200);
        assertEquals("Broken rail", bed(unit, 0).getString("reason"));
        JsonDoc monitored = doc().with("attributes", List.of("monitored"));
        ward.clinician.patch(unit + "/beds/1", monitored.build()).problem(403);
        administrator.patch(unit + "/beds/1", monitored.build()).expect(200);
        assertEquals("Broken rail", bed(unit, 0).getString("reason"));
        ward.clinician
                .patch(unit + "/beds/1", doc().with("state", "available").build())
                .expect(200);
        assertFalse(bed(unit, 0).containsKey("reason"));
        assertEquals(1, bed(unit, 0).getJsonArray("attributes").size());
        ward.clinician.patch(unit + "/beds/2", blocked.build()).problem(404);
    }

    @Test
    void an_occupied_bed_is_not_retired_before_its_patient_has_left() {
        String unit = opened("CICU");
        add(unit, "CICU-1").expect(201);
        UUID stay = ward.admittedPatient();
        ward.moved(stay, "CICU", ward.hour(1));
        assertEquals("bed_occupied", retire(unit, "CICU-1").problem(409).json().getString("error_code"));
        append(unit, "unit.bed_retired", doc().with("bed", "CICU-1")).problem(409);
        ward.moved(stay, "ACCU", ward.hour(2));
        retire(unit, "CICU-1").expect(200);
        assertEquals(List.of(), shown(unit).getJsonArray("beds"));
        retire(unit, "CICU-1").problem(404);
        add(unit, "CICU-1").expect(201);
    }

    @Test
    void stored_events_of_a_unit_are_taken_by_the_roles_of_their_commands() {
        String unit = opened("CICU");
        JsonDoc bed = doc().with("bed", "1").with("state", "available");
        append(ward.clinician, unit, "unit.bed_added", bed).problem(403);
        append(unit, "unit.bed_added", bed).expect(200);
        append(ward.clinician, unit, "unit.bed_changed", doc().with("bed", "1").with("state", "cleaning"))
                .expect(200);
        assertEquals("cleaning", bed(unit, 0).getString("state"));
        append(ward.clinician, unit, "unit.bed_changed", bed.with("attributes", List.of()))
                .problem(403);
        append(unit, "unit.updated", doc().with("unit_id", UUID.randomUUID()).with("name", "x"))
                .problem(422);
        append(unit, "unit.opened", doc()).problem(422);
        append(unit, "unit.closed", doc().with("unit_id", unit.substring(6))).expect(200);
    }

    @Test
    void a_repeated_request_opens_no_second_unit() {
        JsonObject unit = doc().with("unit_id", UUID.randomUUID())
                .with("location", "CICU")
                .with("name", "Heart unit")
                .build();
        Answer first = administrator.post("units", unit).expect(201);
        assertEquals(1, first.json().getInt("new_version"));
        Http same = Http.as(ward.user, ward.tenant, "tenant-admin");
        assertEquals(
                "unit_id_taken", same.post("units", unit).problem(409).json().getString("error_code"));
        assertEquals(1, ward.viewer.get("units").items().size());
    }

    @Test
    void two_in_one_bed_are_recorded_and_the_second_move_is_warned_of() {
        UUID first = ward.admittedPatient();
        UUID second = ward.admittedPatient();
        JsonObject into = ward.move("CICU", ward.hour(1)).build();
        assertFalse(ward.clinician
                .post("admissions/" + first + "/location", into)
                .expect(201)
                .json()
                .containsKey("warnings"));
        JsonObject warned = ward.clinician
                .post("admissions/" + second + "/location", into)
                .expect(201)
                .json()
                .getJsonArray("warnings")
                .getJsonObject(0);
        assertEquals("bed_occupied", warned.getString("code"));
        assertEquals("to_bed", warned.getString("field"));
        assertEquals(
                "CICU-1",
                ward.viewer.get("admissions/" + second).expect(200).json().getString("current_bed"));
    }
}

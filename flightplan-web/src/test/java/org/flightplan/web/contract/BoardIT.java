package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.flightplan.web.contract.BoardWard.bed;
import static org.flightplan.web.contract.BoardWard.flags;
import static org.flightplan.web.contract.BoardWard.numbers;
import static org.flightplan.web.contract.BoardWard.occupant;
import static org.flightplan.web.contract.BoardWard.unit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The board: every open stay stands on it, once, with what a charge nurse asks first. */
class BoardIT {

    private final BoardWard house = new BoardWard();
    private final Ward ward = house.ward;
    private final LocalDate today = house.today;

    @Test
    void a_unit_has_six_numbers_and_its_beds_in_their_order_with_their_states() {
        house.unit("CICU", "1", "2", "3", "4", "5");
        house.unit("ACCU");
        house.inBed("Anna Eins", "CICU", "1");
        house.inBed("Berta Zwei", "CICU", "2");
        house.inBed("Carla Drei", "CICU", "2");
        UUID undeclared = house.inBed("Dora Vier", "CICU", "Corridor");
        UUID coming = house.inBed("Emma Acht", "ACCU", "1");
        String units = "units/" + unit(house.board(), 0).getString("unit_id") + "/beds/";
        ward.clinician
                .patch(units + "4", doc().with("state", "cleaning").build())
                .expect(200);
        ward.clinician
                .patch(
                        units + "5",
                        doc().with("state", "blocked")
                                .with("reason", "Broken rail")
                                .build())
                .expect(200);
        house.onStay(coming, "/move-request", doc().with("to_location", "CICU"));
        ward.clinician
                .post(
                        house.plan(undeclared) + "/target",
                        doc().with("target_discharge_date", today).build())
                .expect(200);
        JsonObject board = house.board();
        JsonObject cicu = unit(board, 0);
        assertEquals(
                List.of("occupied 3", "open 1", "unavailable 2", "pending_in 1", "pending_out 1", "beds 6"),
                numbers(cicu));
        assertEquals(
                List.of("1 occupied", "2 double", "3 available", "4 cleaning", "5 blocked", "Corridor occupied"),
                cicu.getJsonArray("beds").getValuesAs(JsonObject.class).stream()
                        .map(bed -> bed.getString("bed") + " " + bed.getString("state"))
                        .toList());
        assertEquals("Broken rail", bed(cicu, 4).getString("reason"));
        assertEquals(
                List.of("occupied 1", "open 0", "unavailable 0", "pending_in 0", "pending_out 1", "beds 1"),
                numbers(unit(board, 1)));
        assertEquals(
                "CICU",
                occupant(bed(unit(board, 1), 0)).getJsonObject("move_request").getString("to_location"));
    }

    @Test
    void nobody_is_hidden_who_has_no_bed_or_whose_location_no_unit_has() {
        house.unit("CICU");
        UUID nowhere = house.stayOf("Nora Nowhere");
        UUID bedless = house.stayOf("Bea Bedless");
        house.move(bedless, "CICU", null);
        UUID elsewhere = house.inBed("Else Where", "CTOR", "1");
        ward.clinician
                .post("admissions/" + house.stayOf("Gina Gone") + "/cancel", doc().build())
                .expect(200);
        JsonObject board = house.board();
        assertEquals(
                Set.of(nowhere.toString(), bedless.toString()),
                Set.copyOf(board.getJsonArray("without_bed").getValuesAs(JsonObject.class).stream()
                        .map(stay -> stay.getString("admission_id"))
                        .toList()));
        assertEquals(
                elsewhere.toString(),
                board.getJsonArray("elsewhere").getJsonObject(0).getString("admission_id"));
        assertEquals(0, unit(board, 0).getJsonArray("beds").size());
    }

    @Test
    void without_units_a_locations_beds_are_what_moves_have_named() {
        house.inBed("Anna Eins", "CICU", "1");
        house.inBed("Berta Zwei", "ACCU", "7");
        JsonObject board = house.board();
        assertEquals("ACCU", unit(board, 0).getString("location"));
        assertEquals("7", bed(unit(board, 0), 0).getString("bed"));
        assertEquals("CICU", unit(board, 1).getString("location"));
        assertFalse(unit(board, 1).containsKey("unit_id"));
        assertEquals(0, board.getJsonArray("elsewhere").size());
    }

    @Test
    void an_occupant_is_shown_with_what_is_asked_first() {
        UUID patient = house.named(
                "Paula Provisoria", doc().with("identity", "provisional").with("date_of_birth", today));
        UUID stay = ward.admittedPatient(patient);
        house.move(stay, "CICU", "1");
        house.inBed("Petra Provisorja", "CICU", "2");
        house.event(stay, "risk_status", 2, doc().with("risk_level", "Intubated"));
        house.event(stay, "heart_surgery", 3, doc().with("procedure_name", "Glenn"));
        house.event(stay, "surgery", 30, doc().with("procedure_name", "Chest closure"));
        house.event(stay, "ecmo_run", 4, doc().with("mode", "veno_arterial").with("started_at", ward.hour(4)));
        house.event(
                stay,
                "continuous_therapy",
                4,
                doc().with("therapy", "Milrinone").with("started_at", ward.hour(4)));
        house.event(
                stay,
                "continuous_therapy",
                4,
                doc().with("therapy", "Nitric oxide")
                        .with("started_at", ward.hour(4))
                        .with("stopped_at", ward.hour(5)));
        ward.clinician
                .with("If-Match", "*")
                .patch(
                        "admissions/" + stay,
                        doc().with("cross_check", true)
                                .with("isolation", "contact")
                                .with("review_date", today)
                                .build())
                .expect(200);
        ward.clinician
                .post(
                        house.plan(stay) + "/target",
                        doc().with("target_discharge_date", today.minusDays(1)).build())
                .expect(200);
        ward.clinician
                .post(
                        house.plan(stay) + "/tasks",
                        doc().with("kind", "barrier")
                                .with("text", "No transport")
                                .build())
                .expect(201);
        JsonObject shown = occupant(bed(unit(house.board(), 0), 0));
        assertEquals("Paula Provisoria", shown.getString("name"));
        assertEquals("hours", shown.getJsonObject("age").getString("unit"));
        assertEquals("female", shown.getString("sex"));
        assertEquals("Intubated", shown.getString("risk"));
        assertEquals(ward.hour(2).toString(), shown.getString("risk_since"));
        assertEquals(
                today.toEpochDay()
                        - ward.hour(3).atZone(ZoneOffset.UTC).toLocalDate().toEpochDay(),
                shown.getInt("post_operative_day"));
        assertEquals(
                shown.get("post_operative_day"),
                ward.viewer.get("admissions").items().stream()
                        .filter(item -> item.getString("id").equals(stay.toString()))
                        .findFirst()
                        .orElseThrow()
                        .get("post_operative_day"));
        assertTrue(shown.getBoolean("overdue"));
        assertEquals(List.of("cross_check", "review_due", "isolation", "similar_name", "provisional"), flags(shown));
        assertEquals(
                List.of("ECMO run", "Milrinone"),
                shown.getJsonArray("therapies").getValuesAs(JsonObject.class).stream()
                        .map(therapy -> therapy.getString("therapy"))
                        .toList());
        assertEquals(
                "No transport", shown.getJsonArray("barriers").getJsonObject(0).getString("text"));
    }
}

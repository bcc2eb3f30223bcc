package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** Locations are stored as given and compared by their code; one that no specialty knows is recorded and warned of. */
class LocationsIT {

    private final Ward ward = Ward.open();
    private final UUID stay = ward.admittedPatient();
    private final String moves = "admissions/" + stay + "/location";

    @Test
    void a_location_that_no_specialty_knows_is_recorded_with_a_warning_and_a_known_one_without() {
        Http keyed = ward.clinician.with("Idempotency-Key", "unknown");
        JsonObject unknown = ward.move("XICU", ward.hour(1)).build();
        Answer warned = keyed.post(moves, unknown).expect(201);
        assertEquals("unknown_location to_location", warning(warned));
        assertEquals("XICU", ward.viewer.get("admissions/" + stay).json().getString("current_location"));
        assertEquals(warned.json(), keyed.post(moves, unknown).expect(201).json(), "again, it is warned again");
        Answer known = ward.clinician
                .post(moves, ward.move("CICU", ward.hour(2)).build())
                .expect(201);
        assertFalse(known.json().containsKey("warnings"), known::toString);
    }

    @Test
    void a_warning_names_the_field_as_it_was_sent() {
        JsonObject event = ward.riskStatus(stay, "ACCU", ward.hour(1))
                .with(
                        "data",
                        doc().with("risk_level", "ACCU")
                                .with("location", "XICU")
                                .build())
                .build();
        for (int sent = 0; sent < 2; sent++) {
            Answer answer = ward.clinician.post("clinical-events", event).expect(201);
            assertEquals("unknown_location data.location", warning(answer));
        }
        Answer stored = ward.clinician
                .post(
                        "events",
                        ward.appendOf(stay, "admission.location_changed", ward.move("YICU", ward.hour(2)))
                                .build())
                .expect(200);
        assertEquals("unknown_location events[0].data.to_location", warning(stored));
    }

    @Test
    void an_alias_is_stored_as_given_and_is_where_its_code_is() {
        ward.clinician.post(moves, ward.move("CICU", ward.hour(1)).build()).expect(201);
        JsonObject there =
                ward.move("cicu", ward.hour(2)).with("to_bed", "CICU-1").build();
        Answer refused = ward.clinician.post(moves, there).problem(409);
        assertEquals("already_there", refused.json().getString("error_code"));
        JsonObject onwards = ward.move("accu", ward.hour(2))
                .with("from_location", "cicu")
                .with("to_bed", null)
                .build();
        Answer moved = ward.clinician.post(moves, onwards).expect(201);
        assertFalse(moved.json().containsKey("warnings"), moved::toString);
        List<JsonObject> steps =
                ward.viewer.get("admissions/" + stay + "/trajectory").items();
        assertEquals("accu", steps.get(1).getString("location"));
    }

    @Test
    void stays_are_listed_by_the_code_of_where_they_are() {
        ward.moved(stay, "cicu", ward.hour(1));
        for (String asked : List.of("CICU", "cicu")) {
            List<JsonObject> found =
                    ward.viewer.get("admissions?location=" + asked).items();
            assertEquals(1, found.size(), asked);
            assertEquals("cicu", found.get(0).getString("current_location"));
        }
        for (String asked : List.of("ACCU", "accu", "XICU")) {
            assertEquals(
                    List.of(), ward.viewer.get("admissions?location=" + asked).items(), asked);
        }
    }

    @Test
    void a_level_that_depends_on_the_location_is_that_of_its_code() {
        ward.moved(stay, "accu", ward.hour(1));
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "Extubated", ward.hour(1)).build())
                .expect(201);
        JsonObject step =
                ward.viewer.get("admissions/" + stay + "/trajectory").items().get(0);
        assertEquals(2, step.getInt("level"));
    }

    private static String warning(Answer answer) {
        List<JsonObject> warnings = answer.json().getJsonArray("warnings").getValuesAs(JsonObject.class);
        assertEquals(1, warnings.size(), answer::toString);
        return warnings.get(0).getString("code") + " " + warnings.get(0).getString("field");
    }
}

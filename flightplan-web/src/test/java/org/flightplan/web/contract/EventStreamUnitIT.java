package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows a unit is told of the unit, of who is in it, and of their coming and going. */
class EventStreamUnitIT {

    private static final long QUIET_MILLIS = 500;

    private final Ward ward = Ward.open();
    private final Http administrator = Http.as(ward.tenant, "tenant-admin");
    private final UUID unit = UUID.randomUUID();

    @BeforeEach
    void a_unit() {
        administrator
                .post(
                        "units",
                        doc().with("unit_id", unit)
                                .with("location", "CICU")
                                .with("name", "Synthetic unit")
                                .build())
                .expect(201);
    }

    @Test
    void of_a_unit_is_told_what_concerns_who_is_in_it_comes_or_leaves() {
        UUID patient = ward.createdPatient();
        UUID inside = ward.admittedPatient(patient);
        UUID outside = ward.admittedPatient();
        try (Follower follower = Follower.of(ward.viewer, "?unit_id=" + unit)) {
            ward.moved(outside, "CTOR", ward.hour(1));
            ward.moved(inside, "CICU", ward.hour(1));
            assertTold(inside, "admission.location_changed", follower);
            note(outside);
            note(inside);
            assertTold(inside, "clinical_event", follower);
            ward.clinician
                    .with("If-Match", "*")
                    .patch("patients/" + patient, doc().with("gender", "male").build())
                    .expect(200);
            assertTold(patient, "patient.updated", follower);
            String plan = ward.viewer.get("admissions/" + inside).json().getString("flightplan_id");
            ward.clinician
                    .post(
                            "flightplans/" + plan + "/status",
                            doc().with("to", "active").build())
                    .expect(200);
            assertTold(UUID.fromString(plan), "flightplan.status_changed", follower);
            Http.as(ward.tenant, "tenant-admin")
                    .post("units/" + unit + "/beds", doc().with("bed", "7").build())
                    .expect(201);
            assertTold(unit, "unit.bed_added", follower);
            ward.moved(inside, "CTOR", ward.hour(2));
            assertTold(inside, "admission.location_changed", follower);
            note(inside);
            ward.moved(outside, "CICU", ward.hour(3));
            assertTold(outside, "admission.location_changed", follower);
            assertNull(follower.poll(QUIET_MILLIS));
        }
    }

    private void note(UUID stay) {
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "ACCU", ward.hour(1)).build())
                .expect(201);
    }

    private static void assertTold(UUID stream, String type, Follower follower) {
        JsonObject told = follower.next().data();
        assertEquals(stream.toString(), told.getString("stream_id"), told::toString);
        assertEquals(type, told.getString("event_type"), told::toString);
    }

    @Test
    void a_move_that_is_taken_back_is_told_where_it_had_led() {
        UUID stay = ward.admittedPatient();
        ward.moved(stay, "CTOR", ward.hour(1));
        try (Follower follower = Follower.of(ward.viewer, "?unit_id=" + unit)) {
            String move = ward.clinician
                    .post(
                            "admissions/" + stay + "/location",
                            ward.move("CICU", ward.hour(2)).build())
                    .expect(201)
                    .json()
                    .getString("event_id");
            assertTold(stay, "admission.location_changed", follower);
            ward.clinician
                    .post(
                            "admissions/" + stay + "/location/" + move + "/correction",
                            doc().with("retracted", true).build())
                    .expect(200);
            assertTold(stay, "admission.location_corrected", follower);
            note(stay);
            assertNull(follower.poll(QUIET_MILLIS));
        }
    }

    @Test
    void another_hospitals_unit_is_none() {
        ward.viewer.get("events/stream?unit_id=" + UUID.randomUUID()).problem(404);
        Ward.open().viewer.get("events/stream?unit_id=" + unit).problem(404);
        ward.viewer.get("events/stream?unit_id=" + unit).expect(200);
    }
}

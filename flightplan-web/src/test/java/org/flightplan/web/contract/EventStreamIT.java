package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Http;
import org.flightplan.web.contract.Follower.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows the log is told of each event as soon as the queries show it, and nothing of what it says. */
class EventStreamIT {

    private static final long QUIET_MILLIS = 500;

    private final Ward ward = Ward.open();

    @Test
    void an_event_is_told_by_its_ids_and_type_alone_and_at_once() {
        UUID stay = ward.admittedPatient();
        try (Follower viewer = Follower.of(ward.viewer);
                Follower service = Follower.of(Http.as(ward.tenant, "interface"))) {
            ward.moved(stay, "CICU", ward.hour(1));
            Told told = viewer.next();
            assertEquals(
                    doc().with("stream_type", "Admission")
                            .with("stream_id", stay)
                            .with("event_type", "admission.location_changed")
                            .build(),
                    told.data());
            assertEquals(told, service.next());
            assertEquals(ward.head(), told.id());
            assertEquals("no-store", viewer.header("Cache-Control"));
            assertEquals("no", viewer.header("X-Accel-Buffering"));
        }
    }

    @Test
    void of_a_clinical_event_not_even_its_type_is_told() {
        UUID stay = ward.admittedPatient();
        try (Follower follower = Follower.of(ward.viewer)) {
            ward.clinician
                    .post(
                            "clinical-events",
                            ward.riskStatus(stay, "ACCU", ward.hour(1)).build())
                    .expect(201);
            assertEquals("clinical_event", follower.next().data().getString("event_type"));
        }
    }

    @Test
    void what_is_told_of_the_queries_show() {
        UUID stay = ward.admittedPatient();
        try (Follower follower = Follower.of(ward.viewer)) {
            for (int i = 1; i <= 20; i++) {
                String location = i % 2 == 0 ? "CICU" : "CTOR";
                ward.clinician
                        .with("Prefer", "respond-async")
                        .post(
                                "admissions/" + stay + "/location",
                                ward.move(location, ward.hour(i)).build())
                        .expect(202);
                follower.next();
                assertEquals(
                        location, ward.viewer.get("admissions/" + stay).json().getString("current_location"));
            }
        }
    }

    @Test
    void another_hospital_is_told_nothing() {
        Ward other = Ward.open();
        UUID stay = ward.admittedPatient();
        try (Follower follower = Follower.of(other.viewer);
                Follower all = Follower.behind(other.viewer, 0, "");
                Follower own = Follower.of(ward.viewer)) {
            ward.moved(stay, "CICU", ward.hour(1));
            own.next();
            assertNull(follower.poll(QUIET_MILLIS));
            assertNull(all.poll(QUIET_MILLIS));
            // a control: both are told of their own
            UUID patient = other.createdPatient();
            assertEquals(patient.toString(), follower.next().data().getString("stream_id"));
            assertEquals(patient.toString(), all.next().data().getString("stream_id"));
        }
        other.viewer.get("events/stream?stream_id=" + stay).problem(404);
    }

    @Test
    void a_stream_that_is_named_is_told_of_alone() {
        UUID stay = ward.admittedPatient();
        UUID another = ward.admittedPatient();
        try (Follower follower = Follower.of(ward.viewer, "?stream_id=" + stay)) {
            ward.moved(another, "CICU", ward.hour(1));
            ward.moved(stay, "CICU", ward.hour(1));
            assertEquals(stay.toString(), follower.next().data().getString("stream_id"));
            assertEquals(1, follower.all().size());
        }
        try (Follower follower = Follower.behind(ward.viewer, 0, "?stream_id=" + stay)) {
            assertEquals("admission.created", follower.next().data().getString("event_type"));
            assertEquals("admission.location_changed", follower.next().data().getString("event_type"));
            assertNull(follower.poll(QUIET_MILLIS));
        }
    }

    @Test
    void of_an_erased_patient_is_told_like_of_any_other() {
        UUID patient = ward.createdPatient();
        try (Follower follower = Follower.of(ward.viewer)) {
            Http.as(ward.tenant, "privacy-officer")
                    .post(
                            "patients/" + patient + "/erasure",
                            doc().with("ground", "patient_request").build())
                    .expect(200);
            assertEquals("patient.erased", follower.nextOpen().getString("event_type"));
        }
        try (Follower follower = Follower.behind(ward.viewer, 0, "")) {
            assertEquals("patient.created", follower.next().data().getString("event_type"));
            assertEquals(patient.toString(), follower.next().data().getString("stream_id"));
        }
    }

    @Test
    void a_client_that_was_told_nothing_comes_back_to_where_it_began() {
        long began;
        try (Follower follower = Follower.of(ward.viewer)) {
            began = follower.lastId();
        }
        UUID patient = ward.createdPatient();
        try (Follower follower = Follower.behind(ward.viewer, began, "")) {
            assertEquals(patient.toString(), follower.next().data().getString("stream_id"));
        }
    }

    @Test
    void a_position_ahead_of_the_log_is_refused_and_one_that_is_its_end_is_not() {
        ward.createdPatient();
        long head = ward.viewer.get("events").json().getJsonNumber("head").longValueExact();
        Follower.behind(ward.viewer, head, "").close();
        JsonObject ahead = ward.viewer
                .with("Last-Event-ID", Long.toString(head + 1_000_000))
                .get("events/stream")
                .problem(409)
                .json();
        assertEquals("position_ahead", ahead.getString("error_code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999", "0x1", "1,2"})
    void what_is_no_position_is_refused(String id) {
        assertEquals(
                Set.of("Last-Event-ID"),
                ward.viewer
                        .with("Last-Event-ID", id)
                        .get("events/stream")
                        .problem(400)
                        .fieldErrors());
    }

    @Test
    void parameters_are_judged_as_elsewhere_and_only_readers_of_the_feed_follow() {
        ward.viewer.get("events/stream?unit_id=x").problem(400);
        ward.viewer.get("events/stream?unit=x").problem(400);
        ward.viewer.with("Accept", "application/json").get("events/stream").problem(406);
        Http.api().get("events/stream").problem(401);
        Http.as(ward.tenant, "platform-admin").get("events/stream").problem(403);
        for (String role : List.of("viewer", "clinician", "interface", "tenant-admin", "privacy-officer")) {
            Http.as(ward.tenant, role).get("events/stream").expect(200);
        }
    }

    @Test
    void following_comes_on_record_only_where_it_is_refused() {
        UUID user = UUID.randomUUID();
        UUID patient = ward.createdPatient();
        try (Follower follower = Follower.behind(Http.as(user, ward.tenant, "viewer"), 0, "")) {
            assertEquals(patient.toString(), follower.next().data().getString("stream_id"));
        }
        Http.as(user, ward.tenant, "viewer")
                .get("events/stream?stream_id=" + UUID.randomUUID())
                .problem(404);
        List<String> trail = Http.as(ward.tenant, "privacy-officer").get("admin/audit?user=" + user).items().stream()
                .map(record -> record.getString("action") + " " + record.getString("outcome"))
                .toList();
        assertEquals(List.of("events.followed not_found"), trail);
        assertTrue(Http.application().get("metrics").body().contains("flightplan_subscriptions "));
    }
}

package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.flightplan.web.Http;
import org.flightplan.web.contract.Follower.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where care teams are kept, who is in none is told that something was recorded, and not of whom. */
class EventStreamTeamIT {

    private final Ward ward = Ward.open();
    private final UUID attending = UUID.randomUUID();
    private final UUID nurse = UUID.randomUUID();
    private final UUID outsider = UUID.randomUUID();
    private final UUID patient = ward.createdPatient();
    private UUID stay;

    @BeforeEach
    void a_stay_of_one_attending() {
        Http.as(ward.tenant, "tenant-admin")
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
        stay = UUID.fromString(as(attending)
                .post(
                        "admissions",
                        ward.admission(patient)
                                .with("attending_id", attending)
                                .with("created_by", null)
                                .build())
                .expect(201)
                .json()
                .getString("admission_id"));
    }

    @Test
    void who_is_let_in_is_told_more_from_then_on_and_who_is_shut_out_is_told_less() {
        try (Follower own = Follower.of(as(attending));
                Follower follower = Follower.of(as(nurse));
                Follower service = Follower.of(Http.as(ward.tenant, "interface"))) {
            move(1);
            assertEquals("{}", follower.next().data().toString());
            change(nurse, true);
            assertEquals(stay.toString(), follower.next().data().getString("stream_id"));
            move(2);
            assertEquals(stay.toString(), follower.next().data().getString("stream_id"));
            change(nurse, false);
            assertEquals("{}", follower.next().data().toString());
            move(3);
            assertEquals("{}", follower.next().data().toString());
            as(nurse)
                    .post(
                            "patients/" + patient + "/break-glass",
                            doc().with("reason", "Synthetic arrest")
                                    .with("minutes", 5)
                                    .build())
                    .expect(201);
            move(4);
            assertEquals(stay.toString(), follower.next().data().getString("stream_id"));
            for (Follower all : List.of(own, service)) {
                for (int i = 0; i < 6; i++) {
                    assertEquals(stay.toString(), all.next().data().getString("stream_id"));
                }
            }
        }
    }

    @Test
    void an_attending_is_told_of_the_own_stay_from_its_beginning() {
        UUID other = ward.createdPatient();
        try (Follower own = Follower.of(as(attending));
                Follower follower = Follower.of(as(outsider))) {
            as(attending)
                    .post(
                            "admissions",
                            ward.admission(other)
                                    .with("attending_id", attending)
                                    .with("created_by", null)
                                    .build())
                    .expect(201);
            assertEquals("admission.created", own.next().data().getString("event_type"));
            assertEquals("flightplan.created", own.next().data().getString("event_type"));
            assertEquals("{}", follower.next().data().toString());
            assertEquals("{}", follower.next().data().toString());
        }
    }

    @Test
    void what_is_masked_is_what_the_feed_masks() {
        UUID newcomer = ward.createdPatient();
        move(1);
        change(nurse, true);
        as(outsider)
                .post(
                        "admissions",
                        ward.admission(ward.createdPatient())
                                .with("attending_id", outsider)
                                .with("created_by", null)
                                .build())
                .expect(201);
        for (UUID user : List.of(attending, nurse, outsider, UUID.randomUUID())) {
            List<JsonObject> feed =
                    as(user).get("events?limit=1000").expect(200).items();
            assertTrue(feed.size() >= 9, feed::toString);
            try (Follower follower = Follower.behind(as(user), 0, "")) {
                for (JsonObject event : feed) {
                    Told told = follower.next();
                    assertEquals(Ward.position(event), told.id());
                    assertEquals(event.containsKey("restricted"), told.data().isEmpty(), () -> event + " " + told);
                }
            }
            assertTrue(feed.toString().contains(newcomer.toString()));
        }
    }

    @Test
    void a_stream_that_is_closed_is_not_followed_by_name_and_one_that_is_closed_later_no_longer() {
        String query = "?stream_id=" + stay;
        assertEquals(
                "no_access",
                as(outsider).get("events/stream" + query).problem(403).json().getString("error_code"));
        change(nurse, true);
        try (Follower follower = Follower.of(as(nurse), query)) {
            move(1);
            assertEquals(stay.toString(), follower.next().data().getString("stream_id"));
            change(nurse, false);
            assertTrue(follower.isOver());
            assertEquals(1, follower.all().size());
        }
        as(nurse).get("events/stream" + query).problem(403);
        List<String> trail = Http.as(ward.tenant, "privacy-officer").get("admin/audit?user=" + nurse).items().stream()
                .map(record -> record.getString("action") + " " + record.getString("outcome"))
                .toList();
        assertEquals(List.of("events.followed refused"), trail);
    }

    @Test
    void a_switch_of_the_hospitals_holds_for_who_follows_already() {
        try (Follower follower = Follower.of(as(outsider))) {
            move(1);
            assertTrue(follower.next().data().isEmpty());
            Http.as(ward.tenant, "tenant-admin")
                    .patch(
                            "admin/tenants/" + ward.tenant,
                            doc().with("care_teams", false).build())
                    .expect(200);
            move(2);
            assertFalse(follower.next().data().isEmpty());
        }
    }

    private Http as(UUID user) {
        return Http.as(user, ward.tenant, "clinician");
    }

    private void move(int hour) {
        ward.clinician
                .post(
                        "admissions/" + stay + "/location",
                        ward.move(hour % 2 == 0 ? "CICU" : "CTOR", ward.hour(hour))
                                .build())
                .expect(201);
    }

    private void change(UUID user, boolean member) {
        as(attending)
                .post(
                        "admissions/" + stay + "/care-team",
                        doc().with("user_id", user).with("member", member).build())
                .expect(200);
    }
}

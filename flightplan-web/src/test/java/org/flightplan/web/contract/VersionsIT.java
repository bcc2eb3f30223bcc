package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Optimistic concurrency: whoever says which version was read is told when it is no longer the newest. */
class VersionsIT {

    private final Ward ward = Ward.open();
    private UUID admission;
    private String stay;
    private long head;

    @BeforeEach
    void a_stay_of_two_events() {
        admission = ward.admittedPatient();
        stay = "admissions/" + admission;
        ward.moved(admission, "CICU", ward.hour(1));
        head = ward.head();
    }

    @Test
    void if_match_with_the_etag_that_was_read_is_accepted_and_with_an_older_one_it_fails_its_precondition() {
        String read = ward.viewer.get(stay).header("ETag");
        var move = ward.move("ACCU", ward.hour(2)).build();
        stale(
                ward.clinician
                        .with("If-Match", "\"1\"")
                        .post(stay + "/location", move)
                        .problem(412),
                1,
                2);
        ward.clinician.with("If-Match", read).post(stay + "/location", move).expect(201);
        var home = doc().with("discharge_date", ward.hour(9)).build();
        stale(
                ward.clinician
                        .with("If-Match", read)
                        .post(stay + "/discharge", home)
                        .problem(412),
                2,
                3);
        ward.clinician.with("If-Match", "*").post(stay + "/discharge", home).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two",
                "\"two\"",
                "W/\"2\"",
                "w/\"2\"",
                "\"1\", \"2\"",
                "*, \"2\"",
                "2",
                "\"+2\"",
                "\"-2\"",
                "\"02\"",
                "\" 2\"",
                "\"2",
                "\"\"2\"\"",
                "\"2\"\"",
                "99999999999",
                "\"99999999999\"",
                "\"9999999999\"",
                ""
            })
    void an_if_match_that_is_no_etag_of_ours_is_unreadable(String etag) {
        var move = ward.move("ACCU", ward.hour(2)).build();
        Answer refused = ward.clinician
                .with("If-Match", etag)
                .post(stay + "/location", move)
                .problem(400);
        assertEquals(Set.of("If-Match"), refused.fieldErrors());
        assertEquals(List.of(), ward.feed(head));
    }

    @Test
    void an_if_match_and_an_expected_version_that_contradict_each_other_are_both_named() {
        var move = ward.move("ACCU", ward.hour(2));
        for (int[] pair : new int[][] {{1, 2}, {2, 1}, {2, 3}}) {
            Answer refused = ward.clinician
                    .with("If-Match", "\"" + pair[0] + "\"")
                    .post(
                            stay + "/location",
                            move.with("expected_version", pair[1]).build())
                    .problem(400);
            assertEquals(Set.of("If-Match", "expected_version"), refused.fieldErrors());
            assertEquals("contradicting_versions", refused.json().getString("error_code"));
        }
        // any version by the header, and this one by the body
        Http any = ward.clinician.with("If-Match", "*");
        stale(
                any.post(stay + "/location", move.with("expected_version", 1).build())
                        .problem(409),
                1,
                2);
        assertEquals(List.of(), ward.feed(head));
        ward.clinician
                .with("If-Match", "\"2\"")
                .post(stay + "/location", move.with("expected_version", 2).build())
                .expect(201);
    }

    @Test
    void an_expected_version_that_is_not_the_streams_conflicts() {
        var move = ward.move("ACCU", ward.hour(2));
        for (int expected : new int[] {0, 1, 3, Integer.MAX_VALUE}) {
            Answer refused = ward.clinician.post(
                    stay + "/location", move.with("expected_version", expected).build());
            stale(refused.problem(409), expected, 2);
        }
        var event = ward.riskStatus(admission, "ACCU", ward.hour(2))
                .with("expected_version", 1)
                .build();
        stale(ward.clinician.post("clinical-events", event).problem(409), 1, 2);
        var append = ward.appendOf(admission, "admission.location_changed", ward.move("ACCU", ward.hour(2)));
        stale(
                ward.clinician
                        .post("events", append.with("expected_version", 1).build())
                        .problem(409),
                1,
                2);
        var home = doc().with("discharge_date", ward.hour(9));
        stale(
                ward.clinician
                        .post(
                                stay + "/discharge",
                                home.with("expected_version", 1).build())
                        .problem(409),
                1,
                2);
        assertEquals(List.of(), ward.feed(head));
        ward.clinician
                .post("events", append.with("expected_version", 2).build())
                .expect(200);
    }

    @Test
    void content_is_judged_before_versions_and_versions_before_the_state() {
        var future = ward.move("ACCU", ward.now.plusSeconds(3_600))
                .with("expected_version", 1)
                .build();
        ward.clinician.post(stay + "/location", future).problem(422);
        var there = ward.move("CICU", ward.hour(2)).with("expected_version", 1).build();
        stale(ward.clinician.post(stay + "/location", there).problem(409), 1, 2);
    }

    @Test
    void created_by_is_the_caller_or_is_refused_even_when_more_is_wrong() {
        UUID another = UUID.randomUUID();
        ward.clinician
                .post("patients", ward.patient().with("created_by", another).build())
                .problem(403);
        ward.clinician
                .post("patients", doc().with("created_by", another).build())
                .problem(403);
        Answer noId = ward.clinician
                .post("patients", ward.patient().with("created_by", "me").build())
                .problem(422);
        assertEquals(Set.of("created_by"), noId.fieldErrors());
        assertEquals(List.of(), ward.feed(head));
        ward.clinician
                .post("patients", ward.patient().with("created_by", ward.user).build())
                .expect(201);
    }

    @Test
    void the_tenant_header_is_the_tokens_tenant_or_is_refused() {
        ward.clinician
                .with("X-Tenant-ID", ward.tenant.toString())
                .get("patients")
                .expect(200);
        for (String other :
                List.of(UUID.randomUUID().toString(), "mine", Ward.open().tenant.toString())) {
            ward.clinician.with("X-Tenant-ID", other).get("patients").problem(403);
            ward.clinician
                    .with("X-Tenant-ID", other)
                    .post("patients", ward.patient().build())
                    .problem(403);
        }
        assertEquals(List.of(), ward.feed(head));
    }

    @ParameterizedTest
    @ValueSource(strings = {"respond-async", "respond-async, wait=10", "wait=10,respond-async"})
    void who_prefers_not_to_wait_is_answered_when_the_event_is_durable(String prefer) {
        Answer answer = ward.clinician
                .with("Prefer", prefer)
                .post("patients", ward.patient().build())
                .expect(202);
        long position = answer.json().getJsonNumber("position").longValueExact();
        assertTrue(position > head);
        assertEquals(1, ward.feed(head).size());
        ward.clinician
                .with("Prefer", "wait=10")
                .post("patients", ward.patient().build())
                .expect(201);
    }

    private static void stale(Answer problem, int expected, int actual) {
        assertEquals("version_conflict", problem.json().getString("error_code"));
        assertEquals(expected, problem.json().getInt("expected_version"));
        assertEquals(actual, problem.json().getInt("actual_version"));
    }
}

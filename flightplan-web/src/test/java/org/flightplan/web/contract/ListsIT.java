package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: their order, their pages, their filters, and what they refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {

    private static final int STAYS = 7;

    private Ward ward;
    private final List<String> patients = new ArrayList<>();
    private final List<String> admissions = new ArrayList<>();

    @BeforeAll
    void seven_patients_are_admitted() {
        ward = Ward.open();
        for (int i = 0; i < STAYS; i++) {
            UUID patient = ward.createdPatient();
            patients.add(patient.toString());
            // pairs of stays begin at one moment: the order must hold all the same
            var admission = ward.admission(patient).with("admit_date", ward.hour(i / 2));
            admissions.add(ward.clinician
                    .post("admissions", admission.build())
                    .expect(201)
                    .json()
                    .getString("admission_id"));
        }
        UUID first = UUID.fromString(admissions.get(0));
        for (int i = 0; i < STAYS; i++) {
            ward.clinician
                    .post(
                            "clinical-events",
                            ward.riskStatus(first, "ACCU", ward.hour(i / 2)).build())
                    .expect(201);
        }
        ward.moved(first, "CTOR", ward.hour(0));
        ward.moved(first, "CICU", ward.hour(1));
        var home = doc().with("discharge_date", ward.hour(9)).build();
        ward.clinician
                .post("admissions/" + admissions.get(1) + "/discharge", home)
                .expect(200);
    }

    @Test
    void patients_come_newest_first() {
        List<String> newestFirst = new ArrayList<>(patients);
        Collections.reverse(newestFirst);
        assertEquals(newestFirst, ids(ward.viewer.get("patients").expect(200).items()));
    }

    @Test
    void admissions_come_newest_first_by_admit_date() {
        List<String> dates = ward.viewer.get("admissions").expect(200).items().stream()
                .map(admission -> admission.getString("admit_date"))
                .toList();
        assertEquals(dates.stream().sorted(Collections.reverseOrder()).toList(), dates);
        assertEquals(STAYS, dates.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patients",
                "admissions",
                "admissions/{id}/timeline",
                "admissions/{id}/trajectory",
                "streams/{id}"
            })
    void pages_by_cursor_and_by_offset_are_the_list_with_nothing_twice_and_nothing_left_out(String list) {
        String path = list.replace("{id}", admissions.get(0));
        List<JsonObject> whole = ward.viewer.get(path).expect(200).items();
        assertTrue(whole.size() >= 2, path);
        for (int limit : new int[] {1, 3, whole.size()}) {
            assertEquals(whole, Pages.byCursor(ward.viewer, path, limit), path + " by cursor, limit " + limit);
            assertEquals(whole, Pages.byOffset(ward.viewer, path, limit), path + " by offset, limit " + limit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin/tenants", "specialties"})
    void lists_of_the_installation_page_by_their_cursor_too(String path) {
        Ward.open();
        Http platform = Ward.platform();
        assertEquals(ids(Pages.byOffset(platform, path, 200)), ids(Pages.byCursor(platform, path, 1)));
    }

    @Test
    void admissions_are_filtered_by_patient_status_location_and_specialty() {
        assertEquals(Set.of(admissions.get(2)), filtered("patient_id=" + patients.get(2)));
        assertEquals(Set.of(admissions.get(1)), filtered("status=discharged"));
        assertEquals(Set.of(admissions.get(0)), filtered("location=CICU"));
        assertEquals(Set.copyOf(admissions), filtered("specialty=cardiac"));
        assertEquals(Set.of(), filtered("specialty=orthopaedics"));
        assertEquals(Set.of(admissions.get(0)), filtered("status=active&location=CICU&patient_id=" + patients.get(0)));
        assertEquals(Set.of(), filtered("status=discharged&location=CICU"));
    }

    @Test
    void the_feed_tells_how_far_the_log_can_be_read_and_refuses_what_lies_ahead_of_it() {
        JsonObject whole = ward.viewer.get("events?limit=1000").expect(200).json();
        long head = whole.getJsonNumber("head").longValue();
        List<JsonObject> events = whole.getJsonArray("items").getValuesAs(JsonObject.class);
        assertTrue(
                head >= events.get(events.size() - 1).getJsonNumber("position").longValue());
        assertFalse(whole.containsKey("next"));
        assertEquals(
                List.of(), ward.viewer.get("events?after=" + head).expect(200).items());
        var ahead = ward.viewer.get("events?after=" + Long.MAX_VALUE).problem(409);
        assertEquals("position_ahead", ahead.json().getString("error_code"));
    }

    @Test
    void the_feed_is_read_by_type() {
        List<JsonObject> moves = ward.viewer
                .get("events?event_type=admission.location_changed")
                .expect(200)
                .items();
        assertEquals(2, moves.size());
        assertEquals(
                List.of(),
                ward.viewer.get("events?event_type=nothing").expect(200).items());
    }

    @Test
    void plans_are_listed_by_status_in_pages() {
        List<String> all = ids(ward.viewer.get("flightplans").expect(200).items());
        assertEquals(STAYS, all.size());
        assertEquals(
                1,
                ward.viewer
                        .get("flightplans?status=completed")
                        .expect(200)
                        .items()
                        .size());
        JsonObject first = ward.viewer.get("flightplans?limit=4").expect(200).json();
        List<String> paged = new ArrayList<>(ids(first.getJsonArray("items").getValuesAs(JsonObject.class)));
        paged.addAll(ids(ward.viewer
                .get("flightplans?limit=4&cursor=" + first.getString("next"))
                .expect(200)
                .items()));
        assertEquals(all, paged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patients?limit=0",
                "patients?limit=201",
                "patients?limit=-1",
                "patients?offset=-1",
                "admissions?limit=201",
                "admissions?status=asleep",
                "admissions?flag=red",
                "admissions?sort=name",
                "flightplans?status=asleep",
                "admissions/{id}/timeline?limit=0",
                "streams/{id}?limit=1000",
                "events?limit=1001",
                "events?limit=0",
                "events?after=-1",
                "admin/tenants?limit=0",
                "specialties?offset=-1",
                "patients?offset=99999999999",
                "patients?offset=10001"
            })
    void a_parameter_out_of_its_range_is_refused_and_named(String path) {
        var answer = reader(path).get(path.replace("{id}", admissions.get(0))).problem(422);
        assertEquals(Set.of(path.replaceFirst(".*[?]", "").replaceFirst("=.*", "")), answer.fieldErrors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patients?limit=many",
                "patients?colour=red",
                "patients/{id}?limit=1",
                "admissions?cursor=*",
                "admissions?cursor=AAAA",
                "patients?cursor=AAAA",
                "flightplans?cursor=AAAA",
                "admissions?attending_id=me",
                "admissions?patient_id=me",
                "admissions?statuss=active",
                "admissions/{id}?as_of=yesterday",
                "admissions/{id}/timeline?as_of=2026-01-01T00:00:00",
                "events?after=x",
                "streams/me",
                "streams/1-1-1-1-1",
                "patients/1-1-1-1-1",
                "admissions?location=%00",
                "admissions?specialty=%00",
                "admissions?status=",
                "patients?limit=1&limit=2",
                "admissions?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA",
                "flightplans/x",
                "admin/tenants?cursor=AAAA",
                "specialties?name=cardiac"
            })
    void a_parameter_that_is_unknown_or_unreadable_is_refused(String path) {
        reader(path).get(path.replace("{id}", admissions.get(0))).problem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patients", "admissions", "admissions/{id}/timeline", "streams/{id}"})
    void a_list_far_behind_its_end_is_empty(String list) {
        String path = list.replace("{id}", admissions.get(0)) + "?limit=200&offset=10000";
        assertEquals(List.of(), ward.viewer.get(path).expect(200).items());
    }

    @Test
    void a_cursor_is_for_its_query_and_its_hospital_alone() {
        String next = next("patients?limit=2");
        ward.viewer.get("patients?limit=3&cursor=" + next).expect(200);
        for (String other : List.of(
                "patients?limit=2&offset=0&cursor=" + next,
                "admissions?cursor=" + next,
                "admissions?status=active&cursor=" + next("admissions?limit=2"),
                "streams/" + admissions.get(1) + "?cursor=" + next("streams/" + admissions.get(0) + "?limit=2"))) {
            assertEquals(Set.of("cursor"), ward.viewer.get(other).problem(400).fieldErrors(), other);
        }
        Ward.open().viewer.get("patients?cursor=" + next).problem(400);
    }

    @Test
    void what_comes_between_two_pages_makes_nothing_repeated_or_missed() {
        UUID stay = UUID.fromString(admissions.get(2));
        for (int hour = 2; hour <= 5; hour++) {
            status(stay, hour);
        }
        String path = "admissions/" + stay + "/timeline?limit=2";
        List<String> seen = new ArrayList<>(ids(ward.viewer.get(path).items()));
        String next = next(path);
        status(stay, 1);
        seen.addAll(ids(ward.viewer.get(path + "&cursor=" + next).expect(200).items()));
        List<String> whole =
                ids(ward.viewer.get("admissions/" + stay + "/timeline").items());
        // the admission, what was there; not what came between
        assertEquals(List.of(whole.get(0), whole.get(2), whole.get(3), whole.get(4)), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patients", "admissions", "admissions/{id}/trajectory", "streams/{id}", "events"})
    void the_last_page_names_no_next(String list) {
        String path = list.replace("{id}", admissions.get(0));
        int all = ward.viewer.get(path).expect(200).items().size();
        assertFalse(ward.viewer.get(path + "?limit=" + all).expect(200).json().containsKey("next"), path);
        assertTrue(ward.viewer.get(path + "?limit=" + (all - 1)).json().containsKey("next"), path);
    }

    private String next(String path) {
        return ward.viewer.get(path).expect(200).json().getString("next");
    }

    private void status(UUID stay, int hour) {
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, "ACCU", ward.hour(hour)).build())
                .expect(201);
    }

    private Http reader(String path) {
        return path.startsWith("admin/") ? Ward.platform() : ward.viewer;
    }

    private Set<String> filtered(String query) {
        return Set.copyOf(ids(ward.viewer.get("admissions?" + query).expect(200).items()));
    }

    private static List<String> ids(List<JsonObject> items) {
        return items.stream()
                .map(item -> item.getString(item.containsKey("id") ? "id" : "name"))
                .toList();
    }
}

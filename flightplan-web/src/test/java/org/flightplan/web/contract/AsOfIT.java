package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was known of a stay at a moment of recording, whenever it was true at the bedside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfIT {

    private Ward ward;
    private UUID admission;
    private List<Instant> recorded;

    @BeforeAll
    void a_move_is_recorded_after_a_later_one() {
        ward = Ward.open();
        admission = ward.admittedPatient();
        ward.moved(admission, "CICU", ward.hour(20));
        ward.moved(admission, "CTOR", ward.hour(10));
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(admission, "Intubated", ward.hour(11)).build())
                .expect(201);
        recorded = ward.viewer.get("streams/" + admission).expect(200).items().stream()
                .map(event -> Instant.parse(event.getString("created_at")))
                .toList();
    }

    @Test
    void the_admission_is_what_was_recorded_by_then() {
        JsonObject first = read("", recorded.get(0)).json();
        assertFalse(first.containsKey("current_location"));
        assertEquals(1, first.getInt("version"));
        JsonObject second = read("", recorded.get(1)).json();
        assertEquals("CICU", second.getString("current_location"));
        assertFalse(second.containsKey("current_risk"));
        JsonObject last = read("", recorded.get(3)).json();
        assertEquals("CICU", last.getString("current_location"));
        assertEquals("Intubated", last.getString("current_risk"));
        assertEquals(4, last.getInt("version"));
    }

    @Test
    void the_trajectory_gains_the_back_dated_move_when_that_was_recorded() {
        assertEquals(List.of(), locations(recorded.get(0)));
        assertEquals(List.of("CICU"), locations(recorded.get(1)));
        assertEquals(List.of("CTOR", "CICU"), locations(recorded.get(2)));
        assertEquals(List.of("CTOR", "CTOR", "CICU"), locations(recorded.get(3)));
    }

    @Test
    void the_timeline_gains_an_event_when_that_was_recorded() {
        assertEquals(3, read("/timeline", recorded.get(2)).items().size());
        assertEquals(4, read("/timeline", recorded.get(3)).items().size());
    }

    @Test
    void as_of_now_is_the_present() {
        for (String part : List.of("/timeline", "/trajectory")) {
            assertEquals(
                    ward.viewer.get("admissions/" + admission + part).items(),
                    read(part, recorded.get(3)).items(),
                    part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/trajectory", "/calculations"})
    void before_the_first_record_there_is_nothing(String part) {
        read(part, recorded.get(0));
        String before = recorded.get(0).minusMillis(1).toString();
        ward.viewer.get("admissions/" + admission + part + "?as_of=" + before).problem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/trajectory", "/calculations"})
    void a_moment_ahead_of_the_clock_is_refused(String part) {
        String path = "admissions/" + admission + part + "?as_of=";
        assertEquals(
                Set.of("as_of"),
                ward.viewer.get(path + ward.now.plusSeconds(3_600)).problem(400).fieldErrors());
        ward.viewer.get(path + recorded.get(3)).expect(200);
    }

    private List<String> locations(Instant asOf) {
        return read("/trajectory", asOf).items().stream()
                .map(step -> step.getString("location"))
                .toList();
    }

    private Answer read(String part, Instant asOf) {
        return ward.viewer
                .get("admissions/" + admission + part + "?as_of=" + asOf)
                .expect(200);
    }
}

package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void moments_at_any_depth_are_moved_and_nothing_else() {
        JsonObject body = Json.object("""
                {"occurred_at": "2026-01-05T10:07:00Z", "text": "2026-01-05T10:07:00Z and more", "count": 3, "flag": true,
                 "none": null, "data": {"started_at": "2026-01-05T23:59:59+02:00",
                 "list": ["2026-01-05T10:07:00.250Z", {"at": "2026-01-05T10:07Z"}, "2026-01-05"]}}""");
        JsonObject expected = Json.object("""
                {"occurred_at": "2026-01-06T10:07:01Z", "text": "2026-01-05T10:07:00Z and more", "count": 3, "flag": true,
                 "none": null, "data": {"started_at": "2026-01-07T00:00:00+02:00",
                 "list": ["2026-01-06T10:07:01.25Z", {"at": "2026-01-06T10:07:01Z"}, "2026-01-05"]}}""");
        assertEquals(expected, Moments.shift(body, Duration.ofDays(1).plusSeconds(1)));
    }

    @Test
    void a_birth_date_moves_by_whole_days_towards_the_past() {
        assertEquals("2026-01-06", birthDateMovedBy(Duration.ofHours(47)));
        assertEquals("2026-01-05", birthDateMovedBy(Duration.ofHours(23)));
        assertEquals("2026-01-04", birthDateMovedBy(Duration.ofHours(-1)));
        assertEquals("2026-01-03", birthDateMovedBy(Duration.ofHours(-25)));
    }

    @Test
    void the_newest_moment_is_found_at_any_depth() {
        JsonObject line = Json.object("""
                {"at": "2026-01-05T10:07:00Z", "body": {"data": {"list": [{"stopped_at": "2026-03-01T00:00:00+02:00"}]}}}""");
        assertEquals(Instant.parse("2026-02-28T22:00:00Z"), Moments.newest(line));
        assertEquals(Instant.MIN, Moments.newest(Json.object("{\"a\": [1, \"x\"]}")));
    }

    @Test
    void no_moment_of_the_census_lies_in_the_future_and_nobody_is_admitted_unborn() {
        Census census = Census.read();
        Instant now = Instant.parse("2031-07-04T03:02:01Z");
        Duration shift = Duration.between(census.newestMoment(), now.minus(Duration.ofHours(1)));
        LocalDate youngest = LocalDate.MIN;
        for (Command command : census.commands()) {
            JsonObject body = Moments.shift(command.body(), shift);
            assertFalse(Moments.newest(body).isAfter(now.minus(Duration.ofHours(1))), command::toString);
            if (body.containsKey("date_of_birth")) {
                youngest = LocalDate.parse(body.getString("date_of_birth"));
                assertTrue(youngest.isBefore(LocalDate.parse("2031-07-04")), command::toString);
            }
        }
        assertTrue(youngest.isAfter(LocalDate.MIN), "the census has no birth date");
    }

    @Test
    void a_patient_is_as_old_at_admission_as_in_the_file_or_up_to_a_day_older() {
        Duration shift = Duration.ofDays(200).plusHours(5);
        JsonObject born = Moments.shift(Json.object("{\"date_of_birth\": \"2026-01-01\"}"), shift);
        JsonObject admitted = Moments.shift(Json.object("{\"admit_date\": \"2026-01-01T00:00:00Z\"}"), shift);
        assertFalse(LocalDate.parse(born.getString("date_of_birth"))
                .isAfter(OffsetDateTime.parse(admitted.getString("admit_date")).toLocalDate()));
    }

    private static String birthDateMovedBy(Duration shift) {
        return Moments.shift(Json.object("{\"date_of_birth\": \"2026-01-05\"}"), shift)
                .getString("date_of_birth");
    }
}

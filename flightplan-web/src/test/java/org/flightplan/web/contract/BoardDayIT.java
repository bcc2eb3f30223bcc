package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.flightplan.web.contract.BoardWard.bed;
import static org.flightplan.web.contract.BoardWard.occupant;
import static org.flightplan.web.contract.BoardWard.unit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** What the day brings, to whom a board shows it, and how often that comes on record. */
class BoardDayIT {

    private final BoardWard house = new BoardWard();
    private final Ward ward = house.ward;
    private final LocalDate today = house.today;

    @Test
    void the_day_tells_what_was_done_since_a_moment_and_what_is_expected() {
        UUID stay = house.inBed("Anna Eins", "CICU", "1");
        house.onStay(stay, "/move-request", doc().with("to_location", "ACCU").with("needed_by", ward.now));
        ward.clinician
                .post(
                        house.plan(stay) + "/target",
                        doc().with("target_discharge_date", today).build())
                .expect(200);
        for (Duration due : List.of(Duration.ofMinutes(-5), Duration.ofDays(3))) {
            ward.clinician
                    .post(
                            house.plan(stay) + "/tasks",
                            doc().with("kind", "action")
                                    .with("text", "Synthetic action")
                                    .with("due", ward.now.plus(due))
                                    .build())
                    .expect(201);
        }
        UUID gone = house.inBed("Gina Gone", "CICU", "2");
        house.onStay(gone, "/discharge", doc().with("discharge_date", ward.now).with("died", true));
        JsonObject told = ward.viewer.get("board?view=day").expect(200).json();
        assertEquals(Set.of("position", "day"), told.keySet());
        JsonObject day = told.getJsonObject("day");
        assertEquals(0, day.getJsonArray("admissions").size());
        assertTrue(day.getJsonArray("moves").getJsonObject(0).getBoolean("expected"));
        assertEquals(2, day.getJsonArray("discharges").size());
        assertEquals(
                List.of(gone.toString()),
                day.getJsonArray("discharges").getValuesAs(JsonObject.class).stream()
                        .filter(discharge -> discharge.getBoolean("died", false))
                        .map(discharge -> discharge.getString("admission_id"))
                        .toList());
        assertEquals(1, day.getJsonArray("tasks").size());
        assertTrue(day.getJsonArray("tasks").getJsonObject(0).getBoolean("overdue"));
        JsonObject week = ward.viewer
                .get("board?view=day&since=" + ward.hour(0))
                .expect(200)
                .json()
                .getJsonObject("day");
        assertEquals(2, week.getJsonArray("admissions").size());
        assertEquals(3, week.getJsonArray("moves").size());
        assertEquals(
                Set.of("since"),
                ward.viewer.get("board?since=2020-01-01T00:00:00Z").problem(422).fieldErrors());
    }

    @Test
    void what_is_due_on_no_day_is_told_and_what_was_done_since_a_moment_and_nothing_older() {
        UUID stay = house.inBed("Anna Eins", "CICU", "1");
        String plan = house.plan(stay);
        post(plan + "/tasks", doc().with("kind", "action").with("text", "Synthetic undated"), 201);
        UUID done = UUID.randomUUID();
        post(plan + "/tasks", doc().with("task_id", done).with("kind", "action").with("text", "Synthetic done"), 201);
        post(plan + "/tasks/" + done + "/done", doc(), 200);
        Instant since = Clock.systemUTC().instant();
        UUID reached = UUID.randomUUID();
        post(
                plan + "/milestones",
                doc().with("milestone_id", reached).with("name", "Extubated").with("target_date", today.plusDays(2)),
                201);
        post(
                plan + "/milestones/" + reached + "/reached",
                doc().with("reached_at", ward.now.minus(Duration.ofMinutes(2))),
                200);
        post(plan + "/milestones", doc().with("name", "Home").with("target_date", today), 201);
        Instant earlier = ward.now.minus(Duration.ofMinutes(5));
        assertEquals(List.of("Synthetic undated"), told(earlier, "undated_tasks", "text"));
        assertEquals(List.of("Synthetic done"), told(earlier, "done_tasks", "text"));
        assertEquals(List.of("Extubated", "Home"), told(earlier, "milestones", "milestone"));
        assertEquals(List.of("Synthetic undated"), told(since, "undated_tasks", "text"));
        assertEquals(List.of(), told(since, "done_tasks", "text"));
        assertEquals(List.of("Home"), told(since, "milestones", "milestone"));
    }

    private void post(String path, JsonDoc body, int status) {
        ward.clinician.post(path, body.build()).expect(status);
    }

    private List<String> told(Instant since, String list, String field) {
        return ward
                .viewer
                .get("board?view=day&since=" + since)
                .expect(200)
                .json()
                .getJsonObject("day")
                .getJsonArray(list)
                .getValuesAs(JsonObject.class)
                .stream()
                .map(each -> each.getString(field))
                .sorted()
                .toList();
    }

    @Test
    void where_care_teams_are_kept_a_closed_stay_is_a_bed_and_its_state() {
        UUID stay = house.inBed("Anna Eins", "CICU", "1");
        UUID attending =
                UUID.fromString(ward.viewer.get("admissions/" + stay).json().getString("attending_id"));
        house.administrator
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
        JsonObject closed = bed(unit(house.board(), 0), 0);
        assertEquals("occupied", closed.getString("state"));
        assertEquals(
                Set.of("restricted", "access_handle", "location", "bed"),
                occupant(closed).keySet());
        String whole = ward.viewer.get("board").expect(200).body();
        assertFalse(whole.contains("Anna") || whole.contains(stay.toString()), whole);
        JsonObject open = Http.as(attending, ward.tenant, "clinician")
                .get("board")
                .expect(200)
                .json();
        assertEquals("Anna Eins", occupant(bed(unit(open, 0), 0)).getString("name"));
    }

    @Test
    void a_board_that_is_read_again_and_again_is_on_record_once_for_each_patient() {
        UUID user = UUID.randomUUID();
        Http reader = Http.as(user, ward.tenant, "viewer");
        Http officer = Http.as(ward.tenant, "privacy-officer");
        house.inBed("Anna Eins", "CICU", "1");
        reader.get("board").expect(200);
        reader.get("board").expect(200);
        house.inBed("Berta Zwei", "CICU", "2");
        reader.get("board").expect(200);
        reader.get("board?view=day").expect(200);
        List<JsonObject> looks =
                officer.get("admin/audit?user=" + user).expect(200).items();
        assertEquals(
                List.of(1, 1),
                looks.stream()
                        .map(look -> look.getJsonArray("patient_ids").size())
                        .toList());
    }
}

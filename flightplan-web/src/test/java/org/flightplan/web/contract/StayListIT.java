package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of stays: what it can be filtered by, in which orders it comes, and how many there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StayListIT {

    private Ward ward;
    private String intubated;
    private String extubated;
    private String flagged;
    private String home;
    private String nowhere;
    private UUID attending;

    @BeforeAll
    void five_stays() {
        ward = Ward.open();
        intubated = begun(0, "CICU", "Intubated").toString();
        extubated = begun(1, "ACCU", "Extubated").toString();
        UUID marked = begun(2, "CATH", "Procedure");
        flagged = marked.toString();
        home = begun(3, "CICU", "ACCU").toString();
        nowhere = ward.admittedPatientAt(ward.createdPatient(), ward.hour(4)).toString();
        post("admissions/" + home + "/discharge", doc().with("discharge_date", ward.hour(30)), 200);
        attending = UUID.randomUUID();
        JsonObject marks = doc().with("cross_check", true)
                .with("review_date", today())
                .with("attending_id", attending)
                .build();
        ward.clinician
                .with("If-Match", "*")
                .send("PATCH", "admissions/" + flagged, marks.toString())
                .expect(200);
        post("admissions/" + flagged + "/move-request", doc().with("to_location", "CICU"), 201);
        target(flagged, today().minusDays(1));
        target(extubated, today().plusDays(2));
    }

    private UUID begun(int hour, String location, String risk) {
        UUID stay = ward.admittedPatientAt(ward.createdPatient(), ward.hour(hour));
        ward.moved(stay, location, ward.hour(hour + 1));
        post("clinical-events", ward.riskStatus(stay, risk, ward.hour(hour + 2)), 201);
        return stay;
    }

    private void target(String stay, LocalDate day) {
        String plan = ward.viewer.get("admissions/" + stay).json().getString("flightplan_id");
        post("flightplans/" + plan + "/target", doc().with("target_discharge_date", day), 200);
    }

    private void post(String path, JsonDoc body, int status) {
        ward.clinician.post(path, body.build()).expect(status);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Test
    void it_is_filtered_by_risk_attending_and_flags() {
        assertEquals(Set.of(intubated), Set.copyOf(ids("?risk=Intubated")));
        assertEquals(List.of(), ids("?risk=ACCU"), "who is discharged is in no risk");
        assertEquals(List.of(), ids("?risk=unheard%20of"));
        assertEquals(List.of(flagged), ids("?attending_id=" + attending));
        for (String flag : List.of("cross_check", "review_due", "overdue", "move_requested")) {
            assertEquals(List.of(flagged), ids("?flag=" + flag), flag);
        }
        assertEquals(List.of(intubated, extubated), ids("?status=active&sort=admit_date&limit=2"));
        ward.viewer.get("admissions?flag=none").problem(422);
        ward.viewer.get("admissions?sort=name").problem(422);
        ward.viewer.get("admissions?attending_id=x").problem(400);
    }

    @Test
    void it_comes_in_the_order_that_is_asked_for() {
        assertEquals(List.of(nowhere, home, flagged, extubated, intubated), ids(""));
        assertEquals(ids(""), ids("?sort=-admit_date"));
        assertEquals(List.of(intubated, extubated, flagged, home, nowhere), ids("?sort=admit_date"));
        // the discharged stay lasted 27 hours, the open ones last for days
        assertEquals(List.of(home, nowhere, flagged, extubated, intubated), ids("?sort=length_of_stay"));
        assertEquals(List.of(extubated, intubated, flagged), ids("?sort=risk").subList(2, 5));
        assertEquals(List.of(flagged, intubated, extubated), ids("?sort=-risk").subList(0, 3));
        assertEquals(List.of(nowhere, extubated, flagged), ids("?sort=location").subList(0, 3));
        assertEquals(List.of(flagged, extubated), ids("?sort=target").subList(0, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admit_date",
                "-admit_date",
                "length_of_stay",
                "-length_of_stay",
                "risk",
                "-risk",
                "location",
                "-location",
                "target",
                "-target"
            })
    void its_pages_are_the_whole_in_every_order(String sort) {
        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonObject page = ward.viewer
                    .get("admissions?limit=2&sort=" + sort + next)
                    .expect(200)
                    .json();
            assertEquals(next.isEmpty(), page.containsKey("total"));
            paged.addAll(ids(page));
            next = page.containsKey("next") ? "&cursor=" + page.getString("next") : null;
        }
        assertEquals(ids("?sort=" + sort), paged);
        List<String> turned = ids("?sort=" + (sort.startsWith("-") ? sort.substring(1) : "-" + sort));
        assertEquals(Set.copyOf(paged), Set.copyOf(turned));
        assertFalse(paged.equals(turned));
    }

    @Test
    void a_cursor_of_one_order_is_none_of_another() {
        String next = ward.viewer.get("admissions?limit=2&sort=risk").json().getString("next");
        ward.viewer.get("admissions?limit=2&sort=target&cursor=" + next).problem(400);
        ward.viewer.get("admissions?limit=2&sort=risk&cursor=" + next).expect(200);
    }

    @Test
    void its_first_page_tells_how_many_there_are() {
        assertEquals(5, total("admissions?limit=1"));
        assertEquals(4, total("admissions?limit=1&status=active"));
        assertEquals(0, total("admissions?risk=unheard%20of"));
        assertEquals(1, total("admissions?flag=overdue"));
    }

    @Test
    void where_teams_are_kept_who_is_closed_matches_no_filter_but_status_and_location_and_comes_last() {
        Ward closed = Ward.open();
        UUID mine = closed.admittedPatient();
        UUID other = closed.admittedPatient();
        closed.moved(other, "CICU", closed.hour(1));
        post(closed, other, "Intubated");
        Ward.platform()
                .send(
                        "PATCH",
                        "admin/tenants/" + closed.tenant,
                        doc().with("care_teams", true).build().toString())
                .expect(200);
        String attends = closed.viewer.get("admissions/" + mine).problem(403).toString();
        assertFalse(attends.contains(mine.toString()) && attends.contains("attending"));
        for (String query : List.of("?risk=Intubated", "?flag=cross_check", "?attending_id=" + UUID.randomUUID())) {
            assertEquals(
                    List.of(),
                    closed.viewer.get("admissions" + query).expect(200).items(),
                    query);
        }
        Answer all = closed.viewer.get("admissions?sort=risk").expect(200);
        assertEquals(2, all.items().size());
        assertFalse(all.json().containsKey("total"));
        assertFalse(all.toString().contains("Intubated"));
    }

    private static void post(Ward ward, UUID stay, String risk) {
        ward.clinician
                .post(
                        "clinical-events",
                        ward.riskStatus(stay, risk, ward.hour(2)).build())
                .expect(201);
    }

    private int total(String path) {
        return ward.viewer.get(path).expect(200).json().getInt("total");
    }

    private List<String> ids(String query) {
        return ids(ward.viewer.get("admissions" + query).expect(200).json());
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id"))
                .toList();
    }
}

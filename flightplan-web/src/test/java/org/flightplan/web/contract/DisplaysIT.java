package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.flightplan.web.contract.BoardWard.bed;
import static org.flightplan.web.contract.BoardWard.occupant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A display at the wall: made, claimed once, and good for one unit's board and stream alone. */
class DisplaysIT {

    private static final long QUIET_MILLIS = 500;

    private final BoardWard house = new BoardWard();
    private final Ward ward = house.ward;
    private final Http officer = Http.as(ward.tenant, "privacy-officer");
    private UUID patient;
    private UUID stay;
    private String unit = "";

    @BeforeEach
    void two_units_with_somebody_in_each() {
        house.unit("CICU", "1", "2");
        house.unit("ACCU", "7");
        unit = BoardWard.unit(house.board(), 0).getString("unit_id");
        patient = house.named("Anna Maria Eins", doc());
        stay = ward.admittedPatient(patient);
        house.move(stay, "CICU", "1");
        house.inBed("Berta Zwei", "ACCU", "7");
    }

    private JsonObject made(JsonDoc more) {
        JsonDoc body = doc().with("name", "Corridor").with("unit_id", unit);
        more.build().forEach(body::with);
        return house.administrator
                .post("admin/displays", body.build())
                .expect(201)
                .json();
    }

    private static JsonObject claimed(String code) {
        return Http.api()
                .post("displays/claim", doc().with("code", code).build())
                .expect(200)
                .json();
    }

    private Http display(JsonDoc more) {
        return Http.api().token(claimed(made(more).getString("code")).getString("secret"));
    }

    private static Set<String> refusedClaim(String code) {
        return Http.api()
                .post("displays/claim", doc().with("code", code).build())
                .problem(422)
                .fieldErrors();
    }

    @Test
    void a_screen_claims_it_once_and_shows_its_units_board_with_initials() {
        JsonObject made = made(doc());
        assertEquals("waiting", made.getString("state"));
        String code = made.getString("code");
        JsonObject claimed = claimed(code.toLowerCase(Locale.ROOT).replace("-", " "));
        assertEquals(made.getString("display_id"), claimed.getString("display_id"));
        assertEquals(Set.of("code"), refusedClaim(code));
        assertEquals(Set.of("code"), refusedClaim("00000-00000"));

        JsonObject board = Http.api()
                .token(claimed.getString("secret"))
                .get("displays/board")
                .expect(200)
                .json();
        assertEquals("Corridor", board.getString("display"));
        assertEquals(unit, board.getJsonObject("unit").getString("unit_id"));
        JsonObject somebody = occupant(bed(board.getJsonObject("unit"), 0));
        assertEquals("A. E.", somebody.getString("name"));
        for (String hidden : List.of("Anna", "Maria", "Berta", "B. Z.", patient.toString(), stay.toString())) {
            assertFalse(board.toString().contains(hidden), hidden);
        }
        JsonObject listed = house.administrator.get("admin/displays").items().get(0);
        assertEquals("claimed", listed.getString("state"));
        assertFalse(listed.containsKey("code") || listed.containsKey("secret"));
    }

    @Test
    void whole_names_are_shown_where_the_hospital_allows_them_and_nobody_without_a_bed_is_hidden() {
        UUID bedless = house.stayOf("Cora Drei");
        house.move(bedless, "CICU", null);
        Http display = display(doc().with("shows_names", true));
        JsonObject board = display.get("displays/board").expect(200).json();
        assertEquals(
                "Anna Maria Eins", occupant(bed(board.getJsonObject("unit"), 0)).getString("name"));
        assertEquals(
                "Cora Drei", board.getJsonArray("without_bed").getJsonObject(0).getString("name"));
        assertFalse(board.toString().contains("Berta"));
    }

    @Test
    void its_secret_is_good_for_nothing_else_and_no_token_is_good_for_what_it_sees() {
        Http display = display(doc());
        display.get("displays/board").expect(200);
        for (String path : List.of("board", "patients", "units", "tenants/current", "specialties", "events/stream")) {
            display.get(path).problem(401);
        }
        display.send("POST", "patients", "{}").problem(401);
        ward.clinician.get("displays/board").problem(403);
        house.administrator.get("displays/stream").problem(403);
        Http.api().token("fpd_" + "0".repeat(52)).get("displays/board").problem(401);
        Http.api().get("displays/stream").problem(401);
        display.get("displays/board?unit=ACCU").problem(400);
    }

    @Test
    void what_is_revoked_or_over_is_good_for_nothing() throws SQLException {
        Http display = display(doc());
        String id = house.administrator.get("admin/displays").items().get(0).getString("display_id");
        Http.as(Ward.open().tenant, "tenant-admin")
                .send("DELETE", "admin/displays/" + id, "")
                .problem(404);
        display.get("displays/board").expect(200);
        JsonObject revoked = house.administrator
                .send("DELETE", "admin/displays/" + id, "")
                .expect(200)
                .json();
        assertEquals("revoked", revoked.getString("state"));
        display.get("displays/board").problem(401);
        display.get("displays/stream").problem(401);

        JsonObject never = made(doc());
        house.administrator
                .send("DELETE", "admin/displays/" + never.getString("display_id"), "")
                .expect(200);
        refusedClaim(never.getString("code"));
        JsonObject late = made(doc());
        Stores.log("update displays set code_ends_at = now() where id = '" + late.getString("display_id")
                + "' returning name");
        refusedClaim(late.getString("code"));
        assertEquals(
                List.of("expired", "revoked", "revoked"),
                house.administrator.get("admin/displays").items().stream()
                        .map(one -> one.getString("state"))
                        .toList());
        assertEquals(
                1, house.administrator.get("admin/displays?limit=1").items().size());
    }

    @Test
    void a_display_is_made_for_an_open_unit_of_the_hospital() {
        for (String other :
                List.of(UUID.randomUUID().toString(), Ward.open().tenant.toString())) {
            assertEquals(
                    Set.of("unit_id"),
                    house.administrator
                            .post(
                                    "admin/displays",
                                    doc().with("name", "Corridor")
                                            .with("unit_id", other)
                                            .build())
                            .problem(422)
                            .fieldErrors());
        }
        Http display = display(doc());
        house.move(stay, "CTOR", null);
        house.administrator.send("POST", "units/" + unit + "/close", "{}").expect(200);
        display.get("displays/board").problem(404);
        display.get("displays/stream").problem(404);
    }

    @Test
    void its_looks_are_on_record_as_its_own_and_where_care_teams_are_kept_it_shows_beds_alone() {
        Http display = display(doc());
        display.get("displays/board").expect(200);
        display.get("displays/board").expect(200);
        String id = house.administrator.get("admin/displays").items().get(0).getString("display_id");
        List<JsonObject> records =
                officer.get("admin/audit?user=" + id).expect(200).items();
        assertEquals(
                List.of("board.read", "display.claimed"),
                records.stream().map(one -> one.getString("action")).toList());
        assertEquals(
                "[\"" + patient + "\"]",
                records.get(0).getJsonArray("patient_ids").toString());

        house.administrator
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
        JsonObject closed = display.get("displays/board").expect(200).json();
        JsonObject somebody = occupant(bed(closed.getJsonObject("unit"), 0));
        assertEquals(Set.of("restricted", "bed"), somebody.keySet());
        assertEquals("occupied", bed(closed.getJsonObject("unit"), 0).getString("state"));
    }

    @Test
    void it_is_told_that_something_concerns_its_unit_and_not_what() {
        Http display = display(doc());
        long position;
        try (Follower follower = Follower.at(display, "displays/stream")) {
            house.inBed("Dora Vier", "ACCU", "8");
            assertNull(follower.poll(QUIET_MILLIS));
            house.move(stay, "CICU", "2");
            assertEquals(JsonValue.EMPTY_JSON_OBJECT, follower.next().data());
            position = follower.lastId();
        }
        house.move(stay, "CICU", "1");
        try (Follower follower =
                Follower.at(display.with("Last-Event-ID", Long.toString(position)), "displays/stream")) {
            assertTrue(follower.next().id() > position);
        }
        display.with("Last-Event-ID", "x").get("displays/stream").problem(400);
        display.with("Last-Event-ID", "999999999999").get("displays/stream").problem(409);
    }
}

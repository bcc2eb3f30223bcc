package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.Routes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the audit trail holds of each endpoint: every refusal, and every administrative act. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailIT {

    /** Each endpoint, what the trail calls it, and a role that it refuses; "-" for those that concern nobody. */
    private static final String TABLE = """
            GET /patients                         patients.listed            privacy-officer
            GET /patients/{id}                    patient.read               tenant-admin
            POST /patients                        patient.recorded           viewer
            POST /patients/search                 patients.searched          tenant-admin
            POST /patients/{id}/break-glass       break_glass.opened         privacy-officer
            POST /break-glass                     break_glass.opened         privacy-officer
            POST /patients/{id}/erasure           patient.erased             clinician
            GET /admissions                       admissions.listed          tenant-admin
            GET /admissions/{id}                  admission.read             tenant-admin
            GET /admissions/{id}/timeline         timeline.read              tenant-admin
            GET /admissions/{id}/trajectory       trajectory.read            tenant-admin
            GET /admissions/{id}/calculations     calculations.read          tenant-admin
            POST /admissions                      admission.created          viewer
            POST /admissions/{id}/location        admission.moved            viewer
            POST /admissions/{id}/discharge       admission.discharged       viewer
            POST /admissions/{id}/care-team       care_team.changed          viewer
            POST /clinical-events                 clinical_event.recorded    viewer
            GET /flightplans                      flightplans.listed         tenant-admin
            GET /flightplans/{id}                 flightplan.read            tenant-admin
            GET /clinical-events/{id}             clinical_event.read        tenant-admin
            GET /tenants/current                  -                          -
            GET /users                            -                          -
            PATCH /patients/{id} patient.updated viewer
            POST /patients/{id}/merge patient.merged viewer
            PATCH /admissions/{id} admission.updated viewer
            POST /admissions/{id}/location/{event_id}/correction admission.move_corrected viewer
            POST /admissions/{id}/move-request admission.move_requested viewer
            DELETE /admissions/{id}/move-request admission.move_requested viewer
            POST /admissions/{id}/discharge/cancel admission.discharge_cancelled viewer
            POST /admissions/{id}/cancel admission.cancelled viewer
            POST /clinical-events/{id}/correction clinical_event.corrected viewer
            GET /admissions/{id}/attachments attachments.listed tenant-admin
            POST /admissions/{id}/attachments attachment.added viewer
            PUT /admissions/{id}/attachments/{attachment_id}/content attachment.added viewer
            GET /admissions/{id}/attachments/{attachment_id}/content attachment.read tenant-admin
            GET /admissions/{id}/attachments/{attachment_id}/thumbnail attachment.read tenant-admin
            DELETE /admissions/{id}/attachments/{attachment_id} attachment.retracted viewer
            POST /flightplans/{id}/status flightplan.changed viewer
            POST /flightplans/{id}/target flightplan.changed viewer
            POST /flightplans/{id}/milestones flightplan.changed viewer
            POST /flightplans/{id}/milestones/{milestone_id}/reached flightplan.changed viewer
            DELETE /flightplans/{id}/milestones/{milestone_id}/reached flightplan.changed viewer
            DELETE /flightplans/{id}/milestones/{milestone_id} flightplan.changed viewer
            POST /flightplans/{id}/tasks flightplan.changed viewer
            POST /flightplans/{id}/tasks/{task_id}/done flightplan.changed viewer
            DELETE /flightplans/{id}/tasks/{task_id}/done flightplan.changed viewer
            DELETE /flightplans/{id}/tasks/{task_id} flightplan.changed viewer
            GET /units                            units.read                 privacy-officer
            GET /units/{id}                       units.read                 privacy-officer
            GET /board                            board.read                 tenant-admin
            GET /census                           census.read                privacy-officer
            GET /units/{id}/census                census.read                privacy-officer
            GET /displays/board                   board.read                 clinician
            GET /displays/stream                  events.followed            clinician
            POST /displays/claim                  -                          -
            POST /admin/displays                  display.made               clinician
            GET /admin/displays                   displays.listed            clinician
            DELETE /admin/displays/{id}           display.revoked            clinician
            POST /units                           unit.changed               clinician
            PATCH /units/{id}                     unit.changed               clinician
            POST /units/{id}/close                unit.changed               clinician
            POST /units/{id}/beds                 unit.changed               clinician
            PATCH /units/{id}/beds/{bed}          unit.changed               viewer
            DELETE /units/{id}/beds/{bed}         unit.changed               clinician
            POST /events                          events.appended            viewer
            GET /events                           feed.read                  tenant-admin
            GET /events/stream                    events.followed            platform-admin
            GET /streams/{id}                     stream.read                tenant-admin
            GET /specialties                      -                          -
            GET /specialties/{name}/config        -                          -
            GET /events/schemas                   -                          -
            GET /events/schemas/{event_type}      -                          -
            GET /specialties/schema               -                          -
            GET /sign-in                          -                          -
            POST /dev/token                       -                          -
            POST /admin/tenants                   tenant.created             tenant-admin
            GET /admin/tenants                    tenants.listed             tenant-admin
            PATCH /admin/tenants/{id}             tenant.changed             clinician
            GET /admin/audit                      audit.searched             clinician
            GET /admin/audit/export               audit.exported             clinician
            GET /admin/audit/disclosures          audit.disclosures          clinician
            GET /admin/audit/verify               log.verified               clinician
            GET /admin/audit/hold                 legal_hold.read            clinician
            POST /admin/audit/hold                legal_hold.set             clinician
            GET /admin/break-glass                break_glass.listed         clinician
            POST /admin/break-glass/{id}/review   break_glass.reviewed       clinician
            POST /admin/keys/rotation             keys.rotated               clinician
            GET /admin/keys                       keys.read                  privacy-officer
            GET /admin/seals                      seals.read                 privacy-officer
            GET /admin/seals/{tenant_id}          log.verified               privacy-officer
            GET /admin/nodes                      nodes.read                 clinician
            POST /admin/archives                  archive.asked              clinician
            GET /admin/archives                   archives.listed            clinician
            POST /admin/archives/{id}/approval    archive.approved           clinician
            GET /admin/archives/{id}/content      archive.read               clinician
            GET /admin/projections                projections.read           clinician
            POST /admin/projections/rebuild       projections.rebuilt        clinician
            POST /admin/projections/{name}/pause  projection.paused          clinician
            POST /admin/projections/{name}/resume projection.resumed         clinician
            POST /admin/projections/{name}/retry  projection.retried         clinician
            GET /admin/database                   database.read              clinician
            POST /admin/database/tables/{table}   database.table_maintained  clinician
            POST /admin/database/sessions/{pid}   database.session_interrupted clinician
            """;

    private final Ward ward = Ward.open();
    private final Http officer = Http.as(ward.tenant, "privacy-officer");
    private final UUID patient = ward.createdPatient();
    private final UUID stay = ward.admittedPatient(patient);

    record Expected(String method, String path, String action, String refusedRole) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Expected> all() {
        return TABLE.lines()
                .map(line -> line.split("\\s+"))
                .map(words -> new Expected(words[0], words[1], words[2], words[3]));
    }

    static Stream<Expected> onRecord() {
        return all().filter(expected -> !expected.action().equals("-"));
    }

    @Test
    void it_is_declared_for_every_endpoint_what_the_trail_holds() {
        List<String> routes =
                Routes.all().stream().map(Routes.Route::toString).sorted().toList();
        assertEquals(routes, all().map(Expected::toString).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("onRecord")
    void whom_the_role_does_not_let_in_is_on_record_with_the_patient(Expected expected) {
        UUID user = UUID.randomUUID();
        boolean ofStay = expected.path().matches("/(admissions|streams)/.*");
        String path = expected.path()
                .substring(1)
                .replace("{id}", (ofStay ? stay : patient).toString())
                .replaceAll("\\{\\w+}", "x");
        Http client = Http.as(user, ward.tenant, expected.refusedRole());
        (expected.method().equals("GET") ? client.get(path) : client.send(expected.method(), path, "{}")).problem(403);
        JsonObject entry = newest(user);
        assertEquals(expected.action(), entry.getString("action"));
        assertEquals("refused", entry.getString("outcome"));
        boolean concerns = expected.path().matches("/(patients|admissions|streams)/\\{id}.*");
        assertTrue(
                !concerns || entry.getJsonArray("patient_ids").toString().contains(patient.toString()),
                entry::toString);
    }

    @Test
    void every_act_of_a_hospitals_own_is_on_record() {
        UUID user = UUID.randomUUID();
        Http acting = Http.as(user, ward.tenant, "privacy-officer", "tenant-admin", "viewer");
        String tenant = "admin/tenants/" + ward.tenant;
        Map<String, Runnable> acts = new TreeMap<>(Map.of(
                "care_teams.switched_on",
                        () -> acting.patch(
                                        tenant, doc().with("care_teams", true).build())
                                .expect(200),
                "care_teams.switched_off",
                        () -> acting.patch(
                                        tenant, doc().with("care_teams", false).build())
                                .expect(200),
                "tenant.changed",
                        () -> acting.patch(tenant, doc().with("name", "Renamed").build())
                                .expect(200),
                "legal_hold.set",
                        () -> acting.post(
                                        "admin/audit/hold",
                                        doc().with("held", true).build())
                                .expect(200),
                "legal_hold.lifted",
                        () -> acting.post(
                                        "admin/audit/hold",
                                        doc().with("held", false).build())
                                .expect(200),
                "keys.rotated",
                        () -> acting.post("admin/keys/rotation", JsonValue.EMPTY_JSON_OBJECT)
                                .expect(200),
                "break_glass.opened", () -> broken(acting, patient).expect(201),
                "break_glass.reviewed",
                        () -> {
                            broken(ward.viewer, patient).expect(201);
                            String id = officer.get("admin/break-glass")
                                    .items()
                                    .get(0)
                                    .getString("id");
                            acting.post("admin/break-glass/" + id + "/review", JsonValue.EMPTY_JSON_OBJECT)
                                    .expect(200);
                        },
                "patient.erased",
                        () -> acting.post(
                                        "patients/" + ward.createdPatient() + "/erasure",
                                        doc().with("ground", "court_order").build())
                                .expect(200)));
        acts.forEach((action, act) -> {
            act.run();
            JsonObject entry = newest(user);
            assertEquals(action, entry.getString("action"));
            assertEquals("done", entry.getString("outcome"));
        });
        acting.patch(tenant, doc().with("care_teams", false).build()).expect(200);
    }

    @Test
    void breaking_the_glass_of_nobody_and_a_move_that_does_not_fit_are_on_record() {
        UUID user = UUID.randomUUID();
        Http clinician = Http.as(user, ward.tenant, "clinician");
        UUID nobody = UUID.randomUUID();
        broken(clinician, nobody).problem(404);
        assertEquals("not_found", newest(user).getString("outcome"));
        assertEquals(nobody.toString(), newest(user).getString("subject_id"));
        clinician
                .post(
                        "admissions/" + stay + "/location",
                        ward.move("CICU", ward.hour(-3)).build())
                .problem(422);
        assertEquals("refused", newest(user).getString("outcome"));
        assertEquals(
                List.of("\"" + patient + "\""),
                newest(user).getJsonArray("patient_ids").stream()
                        .map(Object::toString)
                        .toList());
    }

    private static Answer broken(Http client, UUID patient) {
        return client.post(
                "patients/" + patient + "/break-glass",
                doc().with("reason", "Synthetic emergency").with("minutes", 1).build());
    }

    private JsonObject newest(UUID user) {
        return officer.get("admin/audit?limit=1&user=" + user)
                .expect(200)
                .items()
                .get(0);
    }
}

package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.Routes;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every look at patients' data is on record before the data is served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {

    /** Every endpoint that shows patients, or who looked at them: what it is called, and what it was asked for. */
    private static final String LOOKS = """
            GET  /patients                    patients.listed     -
            GET  /patients/{patient}          patient.read        {patient}
            POST /patients/search             patients.searched   -
            GET  /admissions                  admissions.listed   -
            GET  /admissions/{admission}      admission.read      {admission}
            GET  /admissions/{admission}/timeline    timeline.read     {admission}
            GET  /admissions/{admission}/calculations calculations.read {admission}
            GET  /admissions/{admission}/trajectory  trajectory.read   {admission}
            GET  /flightplans                 flightplans.listed  -
            GET  /admissions/{admission}/attachments attachments.listed {admission}
            GET  /admissions/{admission}/attachments/{attachment}/content   attachment.read {admission}
            GET  /admissions/{admission}/attachments/{attachment}/thumbnail attachment.read {admission}
            GET  /flightplans/{plan}          flightplan.read     {plan}
            GET  /clinical-events/{event}     clinical_event.read {admission}
            GET  /board                       board.read          -
            GET  /events                      feed.read           -
            GET  /streams/{patient}           stream.read         {patient}
            GET  /streams/{admission}         stream.read         {admission}
            GET  /streams/{plan}              stream.read         {plan}
            GET  /admin/audit?patient_id={patient}              audit.searched     -
            GET  /admin/break-glass                             break_glass.listed -
            GET  /admin/audit/export?patient_id={patient}       audit.exported     -
            GET  /admin/audit/disclosures?patient_id={patient}  audit.disclosures  -
            """;

    /** Those that show no patient: what they answer is nobody's data, or only what the caller has just sent. */
    private static final Set<String> NO_LOOKS = Set.of(
            "GET /sign-in",
            "GET /specialties",
            "GET /specialties/{name}/config",
            "GET /events/schemas",
            "GET /events/schemas/{event_type}",
            "GET /specialties/schema",
            "GET /units",
            "GET /census",
            "GET /units/{id}/census",
            "GET /events/stream",
            // DisplaysIT has a display look
            "GET /displays/board",
            "GET /displays/stream",
            "POST /displays/claim",
            "POST /admin/displays",
            "GET /admin/displays",
            "DELETE /admin/displays/{id}",
            "GET /units/{id}",
            "POST /units",
            "PATCH /units/{id}",
            "POST /units/{id}/close",
            "POST /units/{id}/beds",
            "PATCH /units/{id}/beds/{bed}",
            "DELETE /units/{id}/beds/{bed}",
            "GET /admin/tenants",
            "GET /tenants/current",
            "GET /users",
            "POST /admin/tenants",
            "PATCH /admin/tenants/{id}",
            "GET /admin/audit/verify",
            "GET /admin/audit/hold",
            "POST /admin/audit/hold",
            "POST /admin/keys/rotation",
            "GET /admin/keys",
            "GET /admin/seals",
            "GET /admin/seals/{tenant_id}",
            "GET /admin/nodes",
            "POST /admin/archives",
            "GET /admin/archives",
            "POST /admin/archives/{id}/approval",
            "GET /admin/archives/{id}/content",
            "GET /admin/projections",
            "POST /admin/projections/rebuild",
            "POST /admin/projections/{name}/pause",
            "POST /admin/projections/{name}/resume",
            "POST /admin/projections/{name}/retry",
            "GET /admin/database",
            "POST /admin/database/tables/{table}",
            "POST /admin/database/sessions/{pid}",
            "POST /dev/token",
            "POST /patients",
            "POST /patients/{id}/erasure",
            "POST /patients/{id}/break-glass",
            "POST /break-glass",
            "POST /admin/break-glass/{id}/review",
            "POST /admissions/{id}/care-team",
            "POST /admissions",
            "POST /admissions/{id}/location",
            "POST /admissions/{id}/discharge",
            "POST /clinical-events",
            "PATCH /patients/{id}",
            "POST /patients/{id}/merge",
            "PATCH /admissions/{id}",
            "POST /admissions/{id}/location/{event_id}/correction",
            "POST /admissions/{id}/move-request",
            "DELETE /admissions/{id}/move-request",
            "POST /admissions/{id}/discharge/cancel",
            "POST /admissions/{id}/cancel",
            "POST /clinical-events/{id}/correction",
            "POST /admissions/{id}/attachments",
            "PUT /admissions/{id}/attachments/{attachment_id}/content",
            "DELETE /admissions/{id}/attachments/{attachment_id}",
            "POST /flightplans/{id}/status",
            "POST /flightplans/{id}/target",
            "POST /flightplans/{id}/milestones",
            "POST /flightplans/{id}/milestones/{milestone_id}/reached",
            "DELETE /flightplans/{id}/milestones/{milestone_id}/reached",
            "DELETE /flightplans/{id}/milestones/{milestone_id}",
            "POST /flightplans/{id}/tasks",
            "POST /flightplans/{id}/tasks/{task_id}/done",
            "DELETE /flightplans/{id}/tasks/{task_id}/done",
            "DELETE /flightplans/{id}/tasks/{task_id}",
            "POST /events");

    private final Ward ward = Ward.open();
    private final UUID user = UUID.randomUUID();
    private final Http reader = Http.as(user, ward.tenant, "viewer", "privacy-officer");
    private final Http officer = Http.as(ward.tenant, "privacy-officer");
    private UUID patient;
    private UUID admission;
    private UUID plan;
    private UUID event;
    private UUID attachment;
    private String mrn;

    record Request(String method, String path, String action, String subject) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void one_patient_has_one_stay() {
        patient = ward.createdPatient();
        mrn = ward.viewer.get("patients/" + patient).expect(200).json().getString("mrn");
        admission = ward.admittedPatient(patient);
        JsonObject risk = ward.riskStatus(admission, "ACCU", ward.hour(1)).build();
        event = UUID.fromString(risk.getString("event_id"));
        ward.clinician.post("clinical-events", risk).expect(201);
        attachment = Attaching.attached(ward, admission, Attaching.picture());
        plan = UUID.fromString(
                ward.viewer.get("admissions/" + admission).expect(200).json().getString("flightplan_id"));
        ward.viewer
                .post(
                        "patients/" + patient + "/break-glass",
                        doc().with("reason", "Synthetic emergency")
                                .with("minutes", 1)
                                .build())
                .expect(201);
    }

    static Stream<Request> requests() {
        return LOOKS.lines()
                .map(line -> line.split("\\s+"))
                .map(words -> new Request(words[0], words[1], words[2], words[3]));
    }

    @Test
    void every_endpoint_is_a_look_or_is_known_to_be_none() {
        Set<String> known = new TreeSet<>(NO_LOOKS);
        requests()
                .map(request -> request.toString()
                        .replace("{attachment}", "{attachment_id}")
                        .replaceAll("\\{(?!attachment_id)\\w+}", "{id}")
                        .replaceAll("\\?.*", ""))
                .forEach(known::add);
        assertEquals(
                new TreeSet<>(Routes.all().stream().map(Routes.Route::toString).toList()), known);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_look_is_on_record_with_who_whom_what_for_and_when(Request request) {
        Answer answer =
                call(reader.with("X-Purpose-Of-Use", "research"), request).expect(200);
        JsonObject look = newest();
        assertEquals(request.action(), look.getString("action"), answer::toString);
        assertEquals(user.toString(), look.getString("user"));
        assertEquals(List.of(patient.toString()), patients(look));
        assertEquals("research", look.getString("purpose"));
        assertEquals("served", look.getString("outcome"));
        assertEquals(request.subject().equals("-") ? "" : filled(request.subject()), look.getString("subject_id", ""));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void what_can_not_be_recorded_is_not_served(Request request) throws SQLException {
        sql("revoke insert on audit_trail from flightplan_events");
        try {
            Answer refused = call(reader, request).problem(503);
            assertFalse(refused.header("Retry-After").isEmpty());
            assertFalse(refused.body().contains(patient.toString()), refused::toString);
        } finally {
            sql("grant insert on audit_trail to flightplan_events");
        }
        call(reader, request).expect(200);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_look_for_what_is_not_there_is_on_record_too(Request request) {
        if (!request.path().matches(".*/\\{.*")) {
            return;
        }
        UUID missing = UUID.randomUUID();
        reader.get(request.path().substring(1).replaceAll("\\{\\w+}", missing.toString()))
                .problem(404);
        JsonObject look = newest();
        assertEquals(request.action(), look.getString("action"));
        assertEquals("not_found", look.getString("outcome"));
        assertEquals(missing.toString(), look.getString("subject_id"));
        assertEquals(List.of(), patients(look));
    }

    @Test
    void a_look_without_a_purpose_is_for_treatment_and_an_unknown_purpose_is_refused_by_name() {
        reader.get("patients/" + patient).expect(200);
        assertEquals("treatment", newest().getString("purpose"));
        Answer refused = reader.with("X-Purpose-Of-Use", "curiosity")
                .get("patients/" + patient)
                .problem(422);
        assertEquals(Set.of("X-Purpose-Of-Use"), refused.fieldErrors());
    }

    @Test
    void a_look_names_the_request_that_the_log_and_the_events_name() {
        UUID missing = UUID.randomUUID();
        Answer answer = reader.get("patients/" + missing).problem(404);
        assertEquals(
                "urn:uuid:" + newest().getString("request_id"), answer.json().getString("instance"));
    }

    @Test
    void only_the_patients_of_the_page_are_on_record() {
        Ward other = Ward.open();
        List<UUID> newestFirst =
                new ArrayList<>(Stream.generate(other::createdPatient).limit(3).toList());
        Collections.reverse(newestFirst);
        Http both = Http.as(other.tenant, "viewer", "privacy-officer");
        both.get("patients?limit=2").expect(200);
        JsonObject look =
                both.get("admin/audit?action=patients.listed&limit=1").items().get(0);
        assertEquals(
                newestFirst.subList(0, 2).stream().map(UUID::toString).collect(Collectors.toSet()),
                Set.copyOf(patients(look)));
    }

    @Test
    void an_empty_page_of_the_feed_is_no_look() {
        long head = ward.head();
        int before = looks("action=feed.read").size();
        reader.get("events?after=" + head).expect(200);
        assertEquals(before, looks("action=feed.read").size());
    }

    @Test
    void another_hospitals_officer_sees_none_of_it() {
        reader.get("patients/" + patient).expect(200);
        assertFalse(looks("patient_id=" + patient).isEmpty());
        Http other = Http.as(Ward.open().tenant, "privacy-officer");
        assertEquals(
                List.of(),
                other.get("admin/audit?patient_id=" + patient).expect(200).items());
    }

    @Test
    void a_trail_holds_no_phi() {
        String name = ward.viewer.get("patients/" + patient).json().getString("name");
        ward.viewer.post("patients/search", doc().with("mrn", mrn).build()).expect(200);
        String trail = officer.get("admin/audit?limit=200").expect(200).body();
        assertTrue(trail.contains(patient.toString()));
        assertFalse(trail.contains(name) || trail.contains("SYN-"), trail);
    }

    private Answer call(Http client, Request request) {
        String path = filled(request.path()).substring(1);
        if (request.method().equals("GET")) {
            return client.get(path);
        }
        return client.post(path, doc().with("mrn", mrn).build());
    }

    private String filled(String template) {
        return template.replace("{patient}", patient.toString())
                .replace("{admission}", admission.toString())
                .replace("{event}", event.toString())
                .replace("{attachment}", attachment.toString())
                .replace("{plan}", plan.toString());
    }

    private JsonObject newest() {
        return looks("user=" + user).get(0);
    }

    private List<JsonObject> looks(String filter) {
        return officer.get("admin/audit?limit=200&" + filter).expect(200).items();
    }

    private static List<String> patients(JsonObject look) {
        return look.getJsonArray("patient_ids").getValuesAs(JsonString::getString);
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}

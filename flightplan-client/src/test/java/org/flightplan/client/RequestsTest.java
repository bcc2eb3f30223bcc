package org.flightplan.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.client.Peer.Answer;
import org.flightplan.client.Peer.Request;
import org.flightplan.client.admissions.AdmissionFlag;
import org.flightplan.client.admissions.AdmissionQuery;
import org.flightplan.client.admissions.AdmissionRecorded;
import org.flightplan.client.admissions.AdmissionSort;
import org.flightplan.client.admissions.Move;
import org.flightplan.client.clinical.NewClinicalEvent;
import org.flightplan.client.http.Content;
import org.flightplan.client.http.IfMatch;
import org.flightplan.client.http.Nothing;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.flightplan.client.http.Purpose;
import org.flightplan.client.http.Warning;
import org.flightplan.client.patients.Gender;
import org.flightplan.client.patients.Identity;
import org.flightplan.client.patients.Patient;
import org.flightplan.client.patients.PatientUpdate;
import org.junit.jupiter.api.Test;

/** What a call of Java is as a request, and an answer as a record. */
class RequestsTest {

    private static final UUID ID = UUID.fromString("3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");
    private static final String RECORDED = "{\"admission_id\": \"" + ID + "\", \"event_id\": \"" + ID
            + "\", \"warnings\": [{\"code\": \"bed_occupied\", \"field\": \"to_bed\", \"message\": \"m\", \"severity\": \"warning\"}]}";

    private final TestTime time = new TestTime();

    @Test
    void a_body_has_the_names_of_the_api_and_nothing_that_was_not_said() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.of(201, RECORDED));
                FlightPlanClient client = peer.client(time)) {
            AdmissionRecorded recorded = client.admissions()
                    .move(ID, new Move("CICU", Instant.parse("2026-01-02T03:04:05Z")).toBed("CICU-7"));
            Request sent = peer.requests().get(0);
            assertEquals("POST", sent.method());
            assertEquals("/api/v1/admissions/" + ID + "/location", sent.path());
            assertEquals("application/json", sent.header("Content-type"));
            assertEquals(
                    Json.createObjectBuilder()
                            .add("to_location", "CICU")
                            .add("effective_at", "2026-01-02T03:04:05Z")
                            .add("to_bed", "CICU-7")
                            .build(),
                    json(sent.body()));
            assertEquals(
                    List.of(new Warning("bed_occupied", "to_bed", "m", Warning.Severity.WARNING)), recorded.warnings());
            assertNull(recorded.newVersion());
        }
    }

    @Test
    void an_update_changes_takes_away_and_leaves() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.of(200, "{\"patient_id\": \"" + ID + "\"}"));
                FlightPlanClient client = peer.client(time)) {
            PatientUpdate update = new PatientUpdate().gender(Gender.FEMALE).diagnosis(null);
            assertEquals(
                    List.of(),
                    client.patients().update(ID, new IfMatch(3), update).warnings());
            Request sent = peer.requests().get(0);
            assertEquals("PATCH", sent.method());
            assertEquals("\"3\"", sent.header("If-match"));
            assertEquals(
                    Json.createObjectBuilder()
                            .add("gender", "female")
                            .addNull("diagnosis")
                            .build(),
                    json(sent.body()));
        }
    }

    @Test
    void a_list_is_asked_for_by_its_filters_and_read_page_by_page() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.of(
                        200,
                        "{\"items\": [{\"id\": \"" + ID + "\", \"status\": \"active\", \"new\": 1, \"care_team\": [\""
                                + ID + "\"]}], \"limit\": 200, \"offset\": 0"
                                + (number == 1 ? ", \"next\": \"MjY\"" : "") + "}"));
                FlightPlanClient client = peer.client(time)) {
            AdmissionQuery query = AdmissionQuery.all()
                    .flag(AdmissionFlag.OVERDUE)
                    .attending(ID)
                    .sort(AdmissionSort.HIGHEST_RISK_FIRST);
            var all =
                    Page.all(paging -> client.admissions().list(query, paging)).toList();
            assertEquals(2, all.size());
            assertEquals(List.of(ID), all.get(0).careTeam());
            String first = peer.requests().get(0).uri().getQuery();
            assertEquals(
                    Map.of("flag", "overdue", "attending_id", ID.toString(), "sort", "-risk", "limit", "200"),
                    parameters(first));
            assertEquals(
                    "MjY", parameters(peer.requests().get(1).uri().getQuery()).get("cursor"));
            assertEquals(2, peer.requests().size());
        }
    }

    @Test
    void an_answer_is_a_record_that_shows_nothing_of_the_patient() throws Exception {
        String body = "{\"id\": \"" + ID + "\", \"name\": \"Synthia Mockingbird\", \"mrn\": \"SYN-1\", "
                + "\"date_of_birth\": \"2024-02-29\", \"identity\": \"confirmed\", \"admission_count\": 2, \"version\": 4}";
        try (Peer peer = new Peer((request, number) -> Answer.of(200, body));
                FlightPlanClient client = peer.client(time)) {
            Patient patient = client.withPurpose(Purpose.RESEARCH).patients().get(ID);
            assertEquals("Synthia Mockingbird", patient.name());
            assertEquals(LocalDate.of(2024, 2, 29), patient.dateOfBirth());
            assertEquals(Identity.CONFIRMED, patient.identity());
            assertEquals(4, patient.version());
            assertEquals("Patient[id=" + ID + "]", patient.toString());
            assertEquals("research", peer.requests().get(0).header("X-purpose-of-use"));
            assertEquals("", peer.requests().get(0).header("Idempotency-key"));
        }
    }

    @Test
    void a_word_that_is_not_known_yet_is_read_as_none() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.of(200, "{\"identity\": \"presumed\"}"));
                FlightPlanClient client = peer.client(time)) {
            assertNull(client.patients().get(ID).identity());
        }
    }

    @Test
    void fields_of_specialties_go_out_as_they_are() throws Exception {
        try (Peer peer = new Peer((request, number) ->
                        Answer.of(201, "{\"event_id\": \"" + ID + "\", \"admission_id\": \"" + ID + "\"}"));
                FlightPlanClient client = peer.client(time)) {
            NewClinicalEvent event = new NewClinicalEvent(ID, "risk_status", TestTime.BEGIN)
                    .data(Json.createObjectBuilder()
                            .add("riskLevel", "Intubated")
                            .build());
            client.ifMatch(2).withoutWaiting().clinicalEvents().record(event);
            Request sent = peer.requests().get(0);
            assertEquals("Intubated", json(sent.body()).getJsonObject("data").getString("riskLevel"));
            assertEquals("\"2\"", sent.header("If-match"));
            assertEquals("respond-async", sent.header("Prefer"));
        }
    }

    @Test
    void a_content_is_streamed_and_read_anew_for_each_attempt() throws Exception {
        byte[] bytes = "synthetic wound".getBytes(StandardCharsets.UTF_8);
        String recorded =
                "{\"admission_id\": \"" + ID + "\", \"attachment_id\": \"" + ID + "\", \"event_id\": \"" + ID + "\"}";
        try (Peer peer = new Peer((request, number) -> request.method().equals("GET")
                        ? new Answer(200, Map.of("Content-Type", "image/png"), request.path())
                        : number < 3 ? Answer.problem(503, "unavailable") : Answer.of(201, recorded));
                FlightPlanClient client = peer.client(time)) {
            client.attachments().send(ID, ID, Content.of(() -> new ByteArrayInputStream(bytes), "image/png"));
            for (Request sent : peer.requests()) {
                assertEquals("image/png", sent.header("Content-type"));
                assertArrayEquals(bytes, sent.body().getBytes(StandardCharsets.UTF_8));
            }
            assertEquals(3, peer.requests().size());
            try (InputStream content = client.attachments().content(ID, ID)) {
                String path = "/api/v1/admissions/" + ID + "/attachments/" + ID + "/content";
                assertEquals(path, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void a_command_without_a_body_and_one_that_says_nothing() throws Exception {
        try (Peer peer = new Peer((request, number) ->
                        Answer.of(200, "{\"flightplan_id\": \"" + ID + "\", \"event_id\": \"" + ID + "\"}"));
                FlightPlanClient client = peer.client(time)) {
            client.flightPlans().removeTask(ID, ID);
            client.flightPlans().finishTask(ID, ID, new Nothing());
            client.flightPlans().list(null, Paging.of(3));
            assertEquals("DELETE", peer.requests().get(0).method());
            assertEquals("", peer.requests().get(0).body());
            assertEquals("{}", peer.requests().get(1).body());
            assertEquals("limit=3", peer.requests().get(2).uri().getQuery());
            assertTrue(peer.requests().stream()
                    .allMatch(sent -> sent.header("Authorization").equals("Bearer token")));
        }
    }

    @Test
    void moments_and_days_stand_in_queries_as_the_api_reads_them() throws Exception {
        try (Peer peer = new Peer((request, number) -> Answer.of(200, "{\"items\": []}"));
                FlightPlanClient client = peer.client(time)) {
            client.admissions().timeline(ID, TestTime.BEGIN, Paging.first());
            client.units().census(LocalDate.of(2026, 1, 2), null, null);
            assertEquals(
                    "as_of=2026-01-10T12:00:00Z", peer.requests().get(0).uri().getQuery());
            assertEquals("from=2026-01-02", peer.requests().get(1).uri().getQuery());
        }
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }
}

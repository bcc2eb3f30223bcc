package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request sent again, because nobody knows whether it arrived, books nothing twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetriesIT {

    private Ward ward;

    @BeforeAll
    void open_a_ward() {
        ward = Ward.open();
    }

    /** Commands without ids of the client's own: only the key tells that they are sent again. */
    List<Sent> commands() {
        UUID patient = ward.createdPatient();
        UUID stay = ward.admittedPatient(patient);
        UUID ending = ward.admittedPatient();
        return List.of(
                new Sent("patients", ward.patient().with("patient_id", null).build()),
                new Sent(
                        "admissions",
                        ward.admission(ward.createdPatient())
                                .with("admission_id", null)
                                .build()),
                new Sent(
                        "admissions/" + stay + "/location",
                        ward.move("CICU", ward.hour(1)).build()),
                new Sent(
                        "clinical-events",
                        ward.riskStatus(stay, "ACCU", ward.hour(2))
                                .with("event_id", null)
                                .build()),
                new Sent(
                        "events",
                        ward.appendOf(stay, "admission.location_changed", ward.move("ACCU", ward.hour(3)))
                                .build()),
                new Sent(
                        "admissions/" + ending + "/discharge",
                        doc().with("discharge_date", ward.hour(9)).build()));
    }

    record Sent(String path, JsonObject body) {}

    @ParameterizedTest
    @MethodSource("commands")
    void the_same_key_and_body_get_the_first_answer_and_append_nothing(Sent command) {
        Http client = ward.clinician.with("Idempotency-Key", "key-" + UUID.randomUUID());
        Answer first = client.post(command.path(), command.body());
        assertEquals(2, first.status() / 100, first::toString);
        long head = ward.head();
        for (int again = 0; again < 2; again++) {
            Answer repeated = client.post(command.path(), command.body()).expect(first.status());
            assertEquals(first.json(), repeated.json());
            assertEquals(first.header("ETag"), repeated.header("ETag"));
            assertEquals(first.header("Location"), repeated.header("Location"));
        }
        assertEquals(List.of(), ward.feed(head));
    }

    @Test
    void where_to_read_what_was_made_is_told_as_the_caller_knows_it_also_behind_a_proxy_that_speaks_tls() {
        String plain = ward.clinician
                .post("patients", ward.patient().build())
                .expect(201)
                .header("Location");
        String secure = ward.clinician
                .with("X-Forwarded-Proto", "https")
                .post("patients", ward.patient().build())
                .expect(201)
                .header("Location");
        assertTrue(plain.startsWith("http://") && secure.startsWith("https://"), plain + " " + secure);
        assertEquals(
                plain.substring("http".length(), plain.lastIndexOf('/')),
                secure.substring("https".length(), secure.lastIndexOf('/')));
    }

    @Test
    void the_same_key_with_another_body_or_address_is_refused_and_another_key_is_another_request() {
        Http client = ward.clinician.with("Idempotency-Key", "one-key");
        client.post("patients", ward.patient().build()).expect(201);
        long head = ward.head();
        Answer other = client.post("patients", ward.patient().build()).problem(422);
        assertEquals("idempotency_key_reused", other.json().getString("error_code"));
        assertEquals(Set.of("Idempotency-Key"), other.fieldErrors());
        UUID patient =
                UUID.fromString(ward.viewer.get("patients").items().get(0).getString("id"));
        client.post("admissions", ward.admission(patient).build()).problem(422);
        assertEquals(List.of(), ward.feed(head));
        ward.clinician
                .with("Idempotency-Key", "another-key")
                .post("patients", ward.patient().build())
                .expect(201);
    }

    @Test
    void a_key_is_its_tenants_alone() {
        Ward other = Ward.open();
        var body = ward.patient().with("created_by", null).build();
        ward.clinician.with("Idempotency-Key", "shared").post("patients", body).expect(201);
        other.clinician
                .with("Idempotency-Key", "shared")
                .post("patients", other.patient().build())
                .expect(201);
    }

    @Test
    void a_refused_request_leaves_its_key_unused() {
        Http client = ward.clinician.with("Idempotency-Key", "mended");
        client.post("patients", ward.patient().with("mrn", " ").build()).problem(422);
        client.post("patients", ward.patient().build()).expect(201);
    }

    @Test
    void a_key_is_visible_ascii_of_at_most_255_characters() {
        long head = ward.head();
        for (String key : List.of("", "two words", "k".repeat(256))) {
            Http client = ward.clinician.with("Idempotency-Key", key);
            Answer answer = client.post("patients", ward.patient().build()).problem(422);
            assertEquals(Set.of("Idempotency-Key"), answer.fieldErrors());
        }
        assertEquals(List.of(), ward.feed(head));
        Http longest = ward.clinician.with("Idempotency-Key", "k".repeat(255));
        longest.post("patients", ward.patient().build()).expect(201);
    }

    @Test
    void two_racing_requests_with_one_key_append_once() {
        Http client = ward.clinician.with("Idempotency-Key", "raced");
        var body = ward.patient().with("patient_id", null).build();
        long head = ward.head();
        List<Answer> answers = Race.of(8, i -> client.post("patients", body));
        assertEquals(Set.of(201), Race.statuses(answers));
        assertEquals(1, answers.stream().map(Answer::body).distinct().count());
        assertEquals(1, ward.feed(head).size());
    }
}

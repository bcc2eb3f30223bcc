package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same event more than once in one request counts once; another under its id is refused, and nothing is recorded. */
class RepeatedEventsIT {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final Ward ward = Ward.open();
    private UUID stay;
    private long head;

    @BeforeEach
    void a_stay() {
        stay = ward.admittedPatient();
        head = ward.head();
    }

    @Test
    void a_clinical_event_twice_in_one_request_counts_once_and_is_told_at_both_places() {
        Answer answer = append(note(FIRST, 1), note(SECOND, 2), note(FIRST, 1)).expect(200);
        assertEquals(List.of(FIRST, SECOND, FIRST), ids(answer));
        assertEquals(2, ward.feed(head).size());
        assertEquals(3, answer.json().getInt("new_version"));
        Answer again = append(note(FIRST, 1), note(SECOND, 2), note(FIRST, 1)).expect(200);
        assertEquals(ids(answer), ids(again));
        assertEquals(2, ward.feed(head).size());
    }

    @Test
    void one_that_is_on_record_is_told_among_new_ones() {
        append(note(FIRST, 1)).expect(200);
        Answer answer = append(note(SECOND, 2), note(FIRST, 1), note(SECOND, 2)).expect(200);
        assertEquals(List.of(SECOND, FIRST, SECOND), ids(answer));
        assertEquals(2, ward.feed(head).size());
        assertEquals(3, answer.json().getInt("new_version"));
    }

    @Test
    void an_id_twice_with_other_content_is_taken() {
        for (JsonObject other : List.of(note(FIRST, 2), text(FIRST, 1, "Another"))) {
            Answer refused = append(note(FIRST, 1), other).problem(409);
            assertEquals("event_id_taken", refused.json().getString("error_code"));
            assertEquals(Set.of("events[1].data.event_id"), refused.fieldErrors());
        }
        assertEquals(List.of(), ward.feed(head));
        append(note(FIRST, 1), note(SECOND, 2)).expect(200);
    }

    @Test
    void a_request_with_a_repeat_in_it_is_itself_repeated_by_its_key() {
        Http client = ward.clinician.with("Idempotency-Key", "repeats");
        JsonObject body = body(note(FIRST, 1), note(FIRST, 1));
        Answer first = client.post("events", body).expect(200);
        assertEquals(first.json(), client.post("events", body).expect(200).json());
        assertEquals(1, ward.feed(head).size());
    }

    @Test
    void a_move_or_a_discharge_twice_is_refused_as_one_after_the_other_would_be() {
        JsonObject move = event("admission.location_changed", ward.move("CICU", ward.hour(1)));
        Answer there = append(move, move).problem(409);
        assertEquals("already_there", there.json().getString("error_code"));
        assertEquals(Set.of("events[1].data.to_location"), there.fieldErrors());
        JsonObject home = event("admission.discharged", doc().with("discharge_date", ward.hour(9)));
        assertEquals(
                "admission_not_open", append(home, home).problem(409).json().getString("error_code"));
        assertEquals(List.of(), ward.feed(head));
        append(move, home).expect(200);
    }

    @Test
    void numbers_are_the_same_however_they_are_written() {
        String once = body(measured(FIRST)).toString();
        ward.clinician.send("POST", "events", once.replace("\"<n>\"", "100")).expect(200);
        ward.clinician.send("POST", "events", once.replace("\"<n>\"", "1e2")).expect(200);
        ward.clinician.send("POST", "events", once.replace("\"<n>\"", "101")).problem(409);
        assertEquals(1, ward.feed(head).size());
    }

    private Answer append(JsonObject... events) {
        return ward.clinician.post("events", body(events));
    }

    private JsonObject body(JsonObject... events) {
        return doc().with("stream_id", stay)
                .with("stream_type", "Admission")
                .with("events", List.of(events))
                .build();
    }

    private JsonObject note(UUID id, int hour) {
        return text(id, hour, "Synthetic note");
    }

    private JsonObject text(UUID id, int hour, String text) {
        return clinical(id, ward.hour(hour), "annotation", doc().with("text", text));
    }

    private JsonObject measured(UUID id) {
        return clinical(
                id, ward.hour(1), "vital_signs", doc().with("name", "HR").with("value", "<n>"));
    }

    private JsonObject clinical(UUID id, Instant at, String type, JsonDoc details) {
        return event(
                "clinical_event.recorded",
                doc().with("event_id", id)
                        .with("event_type", type)
                        .with("occurred_at", at)
                        .with("details", details.build()));
    }

    private JsonObject event(String type, JsonDoc data) {
        return doc().with("event_type", type)
                .with("data", data.with("admission_id", stay).build())
                .build();
    }

    private static List<UUID> ids(Answer answer) {
        return answer.json().getJsonArray("event_ids").getValuesAs(JsonString.class).stream()
                .map(id -> UUID.fromString(id.getString()))
                .toList();
    }
}

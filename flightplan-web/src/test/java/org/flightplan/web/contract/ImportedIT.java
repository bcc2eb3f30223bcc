package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** What comes from a former system: when that recorded it, by which row it is known, and what no field here holds. */
class ImportedIT {

    private static final String FOREIGN = "Synthetic remark of the former system";
    private static final JsonObject LEGACY =
            doc().with("Thumbnail", FOREIGN).with("ADM", "0001").build();

    private final Ward ward = Ward.open();
    private final Http importer = Http.as(ward.user, ward.tenant, "interface");
    private final UUID row = UUID.randomUUID();

    @Test
    void patient_and_stay_keep_where_they_come_from_and_so_does_the_plan() {
        UUID patient = patient(ward.hour(0));
        UUID stay = stay(patient, ward.hour(1));
        for (UUID stream : List.of(patient, stay)) {
            JsonObject event = events(stream).get(0);
            assertEquals(LEGACY, event.getJsonObject("data").getJsonObject("legacy"));
            assertEquals(row.toString(), event.getJsonObject("metadata").getString("causation_id"));
            assertTrue(Instant.parse(event.getString("created_at")).isAfter(ward.hour(2)), event::toString);
        }
        assertEquals(ward.hour(0).toString(), imported(events(patient).get(0)));
        assertEquals(ward.hour(1).toString(), imported(events(stay).get(0)));
        String plan = ward.viewer.get("admissions/" + stay).json().getString("flightplan_id");
        JsonObject planned = events(UUID.fromString(plan)).get(0);
        assertEquals(ward.hour(1).toString(), imported(planned));
        assertFalse(planned.getJsonObject("data").containsKey("legacy"));
    }

    @Test
    void views_show_nothing_of_what_has_no_field() {
        UUID patient = patient(ward.hour(0));
        UUID stay = stay(patient, ward.hour(1));
        append(patient, "Patient", event("patient.updated", doc().with("diagnosis", "Synthetic"), ward.hour(1)));
        append(
                stay,
                "Admission",
                event("admission.updated", doc().with("weight_kg", 4.2), ward.hour(2)),
                event(
                        "admission.location_changed",
                        doc().with("to_location", "ACCU").with("effective_at", ward.hour(2)),
                        ward.hour(3)),
                event("clinical_event.recorded", note(ward.hour(3)), ward.hour(4)),
                event("admission.discharged", doc().with("discharge_date", ward.hour(5)), ward.hour(6)));
        for (UUID stream : List.of(patient, stay)) {
            for (JsonObject event : events(stream)) {
                assertEquals(LEGACY, event.getJsonObject("data").getJsonObject("legacy"), event::toString);
            }
        }
        assertTrue(ward.viewer.get("events?limit=1000").body().contains(FOREIGN));
        String of = "admissions/" + stay;
        for (String view : List.of(
                "patients/" + patient,
                of,
                of + "/timeline",
                of + "/trajectory",
                of + "?as_of=" + ward.hour(7),
                of + "/timeline?as_of=" + ward.hour(7))) {
            Answer answer = ward.viewer.get(view).expect(200);
            assertFalse(answer.body().contains(FOREIGN), answer::toString);
            assertFalse(answer.body().contains("legacy"), answer::toString);
        }
        assertEquals(4.2, ward.viewer.get(of).json().getJsonNumber("weight_kg").doubleValue());
    }

    @Test
    void it_goes_with_the_patient() throws SQLException {
        UUID patient = patient(ward.hour(0));
        UUID stay = stay(patient, ward.hour(1));
        append(
                stay,
                "Admission",
                event("admission.discharged", doc().with("discharge_date", ward.hour(2)), ward.hour(2)));
        assertEquals("0", Stores.log("select count(*) from event_store where data::text like '%" + FOREIGN + "%'"));
        Http.as(ward.tenant, "privacy-officer")
                .post(
                        "patients/" + patient + "/erasure",
                        doc().with("ground", "court_order").build())
                .expect(200);
        for (UUID stream : List.of(patient, stay)) {
            assertEquals(
                    JsonValue.NULL, events(stream).get(0).getJsonObject("data").get("legacy"));
        }
    }

    @Test
    void as_of_knows_when_the_former_system_recorded_it() {
        UUID stay = stay(patient(ward.hour(0)), ward.hour(1));
        append(
                stay,
                "Admission",
                event(
                        "admission.location_changed",
                        doc().with("to_location", "ACCU").with("effective_at", ward.hour(2)),
                        ward.hour(3)),
                // recorded earlier than what stands before it: known when both were
                event("clinical_event.recorded", note(ward.hour(2)), ward.hour(2)),
                event("clinical_event.recorded", note(ward.hour(4)), ward.hour(5)));
        ward.moved(stay, "CICU", ward.hour(6));
        assertEquals(404, asOf(stay, "", ward.hour(0)).status());
        assertEquals(1, version(stay, ward.hour(2)));
        assertEquals(3, version(stay, ward.hour(3)));
        assertEquals(3, version(stay, ward.hour(4)));
        assertEquals(4, version(stay, ward.hour(5)));
        // what was not imported was recorded now
        assertEquals(4, version(stay, ward.hour(7)));
        assertEquals(1, asOf(stay, "/timeline", ward.hour(2)).items().size());
        assertEquals(3, asOf(stay, "/timeline", ward.hour(3)).items().size());
        assertEquals(0, asOf(stay, "/trajectory", ward.hour(2)).items().size());
        assertEquals(1, asOf(stay, "/trajectory", ward.hour(3)).items().size());
    }

    @Test
    void an_attachment_keeps_where_it_comes_from() {
        UUID stay = stay(patient(ward.hour(0)), ward.hour(1));
        JsonDoc said =
                Attaching.said(ward).with("metadata", metadata(ward.hour(4))).with("legacy", LEGACY);
        UUID attachment = Attaching.reserved(importer, stay, said);
        Attaching.put(importer, stay, attachment, Attaching.picture()).expect(201);
        Attaching.put(importer, stay, attachment, Attaching.picture()).expect(201);
        List<JsonObject> events = events(stay);
        assertEquals(2, events.size());
        JsonObject added = events.get(1);
        assertEquals(ward.hour(4).toString(), imported(added));
        assertEquals(row.toString(), added.getJsonObject("metadata").getString("causation_id"));
        assertEquals(LEGACY, added.getJsonObject("data").getJsonObject("legacy"));
        assertFalse(added.getJsonObject("data").containsKey("metadata"));
        assertFalse(ward.viewer.get(Attaching.of(stay)).expect(200).body().contains(FOREIGN));
    }

    @Test
    void whoever_is_no_interface_may_not_say_when_something_was_recorded() {
        UUID stay = ward.admittedPatient();
        refused(ward.clinician.post(
                "patients",
                ward.patient().with("metadata", metadata(ward.hour(0))).build()));
        refused(ward.clinician.post(
                "admissions",
                ward.admission(ward.createdPatient())
                        .with("metadata", metadata(ward.hour(0)))
                        .build()));
        refused(ward.clinician.post(
                Attaching.of(stay),
                Attaching.said(ward).with("metadata", metadata(ward.hour(0))).build()));
        refused(ward.clinician.post(
                "events", body(stay, "Admission", event("clinical_event.recorded", note(ward.hour(1)), ward.hour(1)))));
        assertEquals(1, events(stay).size());
    }

    private static void refused(Answer answer) {
        assertTrue(answer.problem(403).json().getString("detail").contains("metadata.imported"), answer::toString);
    }

    @Test
    void a_moment_of_recording_is_not_ahead_of_the_clock() {
        UUID stay = stay(patient(ward.hour(0)), ward.hour(1));
        Instant ahead = ward.now.plusSeconds(600);
        assertEquals(
                Set.of("metadata.imported"),
                importer.post(
                                "patients",
                                ward.patient().with("metadata", metadata(ahead)).build())
                        .problem(422)
                        .fieldErrors());
        assertEquals(
                Set.of("events[0].metadata.imported"),
                importer.post(
                                "events",
                                body(stay, "Admission", event("clinical_event.recorded", note(ward.hour(2)), ahead)))
                        .problem(422)
                        .fieldErrors());
    }

    private UUID patient(Instant imported) {
        JsonObject body = ward.patient()
                .with("metadata", metadata(imported))
                .with("legacy", LEGACY)
                .build();
        return UUID.fromString(
                importer.post("patients", body).expect(201).json().getString("patient_id"));
    }

    private UUID stay(UUID patient, Instant imported) {
        JsonObject body = ward.admission(patient)
                .with("metadata", metadata(imported))
                .with("legacy", LEGACY)
                .build();
        return UUID.fromString(
                importer.post("admissions", body).expect(201).json().getString("admission_id"));
    }

    private void append(UUID stream, String type, JsonObject... events) {
        importer.post("events", body(stream, type, events)).expect(200);
    }

    private static JsonObject body(UUID stream, String type, JsonObject... events) {
        return doc().with("stream_id", stream)
                .with("stream_type", type)
                .with(
                        "events",
                        Stream.of(events).map(event -> whole(stream, event)).toList())
                .build();
    }

    private static JsonObject whole(UUID stream, JsonObject event) {
        String type = event.getString("event_type");
        if (type.equals("patient.updated") || type.equals("admission.updated")) {
            return event;
        }
        JsonDoc data = JsonDoc.of(event.getJsonObject("data")).with("admission_id", stream);
        return JsonDoc.of(event).with("data", data.build()).build();
    }

    private JsonObject event(String type, JsonDoc data, Instant imported) {
        return doc().with("event_type", type)
                .with("data", data.with("legacy", LEGACY).build())
                .with("metadata", metadata(imported))
                .build();
    }

    private static JsonDoc note(Instant at) {
        return doc().with("event_id", UUID.randomUUID())
                .with("event_type", "annotation")
                .with("occurred_at", at)
                .with("details", doc().with("text", "Synthetic note").build());
    }

    private JsonObject metadata(Instant imported) {
        return doc().with("causation_id", row).with("imported", imported).build();
    }

    private static String imported(JsonObject event) {
        return event.getJsonObject("metadata").getString("imported");
    }

    // as whoever imports reads it
    private List<JsonObject> events(UUID stream) {
        return importer.get("streams/" + stream).expect(200).items();
    }

    private int version(UUID stay, Instant asOf) {
        return asOf(stay, "", asOf).expect(200).json().getInt("version");
    }

    private Answer asOf(UUID stay, String part, Instant asOf) {
        return ward.viewer.get("admissions/" + stay + part + "?as_of=" + asOf);
    }
}

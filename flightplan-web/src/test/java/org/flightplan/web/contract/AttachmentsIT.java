package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** Attachments, from what is said of them to the end of what they hold. */
class AttachmentsIT {

    private static final byte[] LETTER = Attaching.text("A synthetic letter of referral, of no harm to anybody.");

    private final Ward ward = Ward.open();
    private final UUID patient = ward.createdPatient();
    private final UUID stay = ward.admittedPatient(patient);

    private List<JsonObject> list() {
        return ward.viewer.get(Attaching.of(stay)).expect(200).items();
    }

    @Test
    void what_was_sent_is_read_as_it_was_and_listed_with_what_was_found_in_it() {
        byte[] picture = Attaching.picture();
        UUID id = Attaching.attached(ward, stay, picture);
        JsonObject item = list().get(0);
        assertEquals(id.toString(), item.getString("id"));
        assertEquals(Attaching.FILENAME, item.getString("filename"));
        assertEquals("image/png", item.getString("content_type"));
        assertEquals(picture.length, item.getInt("size"));
        assertTrue(item.getString("digest").matches("sha-256:[0-9a-f]{64}"));
        assertFalse(item.containsKey("storage_key"));
        HttpResponse<byte[]> read = ward.viewer.bytes(Attaching.content(stay, id));
        assertEquals(200, read.statusCode());
        assertArrayEquals(picture, read.body());
        assertEquals("image/png", read.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"Syntheticus Wound.png\"; filename*=UTF-8''Syntheticus%20Wound.png",
                read.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(
                "nosniff", read.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("no-store", read.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void an_image_has_a_small_picture_and_other_things_have_none() {
        UUID image = Attaching.attached(ward, stay, Attaching.picture());
        HttpResponse<byte[]> small = ward.viewer.bytes(Attaching.of(stay) + "/" + image + "/thumbnail");
        assertEquals(200, small.statusCode());
        assertEquals("image/jpeg", small.headers().firstValue("Content-Type").orElseThrow());
        UUID letter = Attaching.attached(ward, stay, LETTER);
        ward.viewer.get(Attaching.of(stay) + "/" + letter + "/thumbnail").problem(404);
    }

    @Test
    void its_type_is_what_it_holds_and_not_what_it_is_called() {
        UUID id = Attaching.reserved(ward.clinician, stay, Attaching.said(ward).with("filename", "picture.png"));
        Attaching.put(ward.clinician, stay, id, Attaching.text("%PDF-1.7 synthetic"))
                .expect(201);
        assertEquals("application/pdf", list().get(0).getString("content_type"));
    }

    @Test
    void a_part_of_it_is_read_by_its_range() {
        UUID id = Attaching.attached(ward, stay, LETTER);
        String path = Attaching.content(stay, id);
        Answer part = ward.viewer.with("Range", "bytes=2-10").get(path).expect(206);
        assertEquals("synthetic", part.body());
        assertEquals("bytes 2-10/" + LETTER.length, part.header("Content-Range"));
        assertEquals(
                "anybody.",
                ward.viewer.with("Range", "bytes=-8").get(path).expect(206).body());
        assertEquals(
                "anybody.",
                ward.viewer
                        .with("Range", "bytes=" + (LETTER.length - 8) + "-")
                        .get(path)
                        .body());
        assertEquals(
                "bytes */" + LETTER.length,
                ward.viewer.with("Range", "bytes=9999-").get(path).problem(416).header("Content-Range"));
        for (String whole : List.of("bytes=0-1,3-4", "lines=1-2", "bytes=5-2", "bytes=-")) {
            assertEquals(
                    LETTER.length,
                    ward.viewer
                            .with("Range", whole)
                            .get(path)
                            .expect(200)
                            .body()
                            .length());
        }
    }

    @Test
    void who_has_it_already_is_not_sent_it_again() {
        UUID id = Attaching.attached(ward, stay, LETTER);
        String path = Attaching.content(stay, id);
        String tag = ward.viewer.get(path).expect(200).header("ETag");
        ward.viewer.with("If-None-Match", tag).get(path).expect(304);
        Http changed = ward.viewer.with("Range", "bytes=0-0");
        assertEquals("A", changed.with("If-Range", tag).get(path).expect(206).body());
        changed.with("If-Range", "\"another\"").get(path).expect(200);
    }

    @Test
    void the_same_content_sent_again_is_answered_as_the_first_time_and_another_is_refused() {
        UUID id = Attaching.reserved(ward.clinician, stay, Attaching.said(ward));
        JsonObject first =
                Attaching.put(ward.clinician, stay, id, LETTER).expect(201).json();
        assertEquals(
                first,
                Attaching.put(ward.clinician, stay, id, LETTER).expect(201).json());
        assertEquals(
                "attachment_id_taken",
                Attaching.put(ward.clinician, stay, id, Attaching.text("another"))
                        .problem(409)
                        .json()
                        .getString("error_code"));
        assertEquals(1, Attaching.stored(ward));
    }

    @Test
    void what_is_said_is_judged_before_the_content_comes() {
        String path = Attaching.of(stay);
        assertEquals(Set.of("occurred_at"), refused(path, doc()));
        assertEquals(Set.of("occurred_at"), refused(path, doc().with("occurred_at", ward.now.plusSeconds(600))));
        assertEquals(Set.of("filename"), refused(path, Attaching.said(ward).with("filename", "x".repeat(256))));
        assertEquals(
                Set.of("linked_event_id"),
                refused(path, Attaching.said(ward).with("linked_event_id", UUID.randomUUID())));
        assertEquals(Set.of("storage_key"), refused(path, Attaching.said(ward).with("storage_key", UUID.randomUUID())));
        ward.clinician
                .post(Attaching.of(UUID.randomUUID()), Attaching.said(ward).build())
                .problem(404);
    }

    private Set<String> refused(String path, JsonDoc said) {
        return ward.clinician.post(path, said.build()).problem(422).fieldErrors();
    }

    @Test
    void an_id_of_the_callers_own_is_reserved_once() {
        UUID own = UUID.randomUUID();
        JsonObject said = Attaching.said(ward).with("attachment_id", own).build();
        ward.clinician.post(Attaching.of(stay), said).expect(201);
        ward.clinician.post(Attaching.of(stay), said).expect(201);
        JsonObject other = doc().with("attachment_id", own)
                .with("occurred_at", ward.hour(4))
                .build();
        assertEquals(
                Set.of("attachment_id"),
                ward.clinician.post(Attaching.of(stay), other).problem(409).fieldErrors());
        Http.as(ward.tenant, "clinician").post(Attaching.of(stay), said).problem(409);
    }

    @Test
    void a_content_that_nobody_announced_or_that_is_none_is_refused() {
        Attaching.put(ward.clinician, stay, UUID.randomUUID(), LETTER).problem(404);
        UUID id = Attaching.reserved(ward.clinician, stay, Attaching.said(ward));
        assertEquals(
                Set.of("body"),
                Attaching.put(ward.clinician, stay, id, new byte[0])
                        .problem(422)
                        .fieldErrors());
        Attaching.put(ward.clinician, ward.admittedPatient(), id, LETTER).problem(404);
        ward.viewer.get(Attaching.content(stay, id)).problem(404);
        assertEquals(List.of(), list());
    }

    @Test
    void another_hospital_finds_nothing_and_can_send_nothing() {
        UUID id = Attaching.attached(ward, stay, LETTER);
        UUID open = Attaching.reserved(ward.clinician, stay, Attaching.said(ward));
        Http stranger = Http.as(Ward.open().tenant, "clinician");
        stranger.get(Attaching.of(stay)).problem(404);
        stranger.get(Attaching.content(stay, id)).problem(404);
        stranger.send("DELETE", Attaching.of(stay) + "/" + id, BodyPublishers.noBody())
                .problem(404);
        Attaching.put(stranger, stay, open, LETTER).problem(404);
        stranger.post(Attaching.of(stay), Attaching.said(ward).build()).problem(404);
        Attaching.put(ward.clinician, stay, open, LETTER).expect(201);
    }

    @Test
    void one_that_is_retracted_is_gone_at_once_and_soon_from_the_store() {
        UUID id = Attaching.attached(ward, stay, Attaching.picture());
        assertEquals(2, Attaching.stored(ward));
        String path = Attaching.of(stay) + "/" + id;
        ward.clinician.send("DELETE", path, BodyPublishers.noBody()).expect(200);
        ward.viewer.get(path + "/content").problem(404);
        assertEquals(List.of(), list());
        ward.clinician.send("DELETE", path, BodyPublishers.noBody()).problem(409);
        Waiting.await("it is gone", () -> Attaching.stored(ward) == 0);
        assertFalse(Attaching.put(ward.clinician, stay, id, Attaching.picture()).status() < 300);
    }

    @Test
    void one_may_be_retracted_as_an_event_and_none_added_so() {
        UUID id = Attaching.attached(ward, stay, LETTER);
        JsonObject added = doc().with("stream_id", stay)
                .with("stream_type", "Admission")
                .with(
                        "events",
                        List.of(doc().with("event_type", "attachment.added")
                                .with(
                                        "data",
                                        doc().with("attachment_id", UUID.randomUUID())
                                                .build())
                                .build()))
                .build();
        ward.clinician.post("events", added).problem(422);
        JsonObject retracted = doc().with("stream_id", stay)
                .with("stream_type", "Admission")
                .with(
                        "events",
                        List.of(doc().with("event_type", "attachment.retracted")
                                .with("data", doc().with("attachment_id", id).build())
                                .build()))
                .build();
        ward.clinician.post("events", retracted).expect(200);
        Waiting.await("it is gone", () -> Attaching.stored(ward) == 0);
    }

    @Test
    void with_the_patient_go_the_contents() {
        UUID id = Attaching.attached(ward, stay, Attaching.picture());
        UUID open = Attaching.reserved(ward.clinician, stay, Attaching.said(ward));
        ward.clinician
                .post(
                        "admissions/" + stay + "/discharge",
                        doc().with("discharge_date", ward.hour(5)).build())
                .expect(200);
        Http.as(ward.tenant, "privacy-officer")
                .post(
                        "patients/" + patient + "/erasure",
                        doc().with("ground", "court_order").build())
                .expect(200);
        JsonObject item = list().get(0);
        assertFalse(item.containsKey("filename") || item.containsKey("digest"), item::toString);
        ward.viewer.get(Attaching.content(stay, id)).problem(404);
        Attaching.put(ward.clinician, stay, open, LETTER).problem(409);
        Attaching.put(ward.clinician, stay, id, Attaching.picture()).problem(409);
        ward.clinician.post(Attaching.of(stay), Attaching.said(ward).build()).problem(409);
        Waiting.await("they are gone", () -> Attaching.stored(ward) == 0);
    }

    @Test
    void where_care_teams_are_kept_others_add_and_do_not_look() {
        UUID id = Attaching.attached(ward, stay, LETTER);
        Http.as(ward.tenant, "tenant-admin")
                .patch(
                        "admin/tenants/" + ward.tenant,
                        doc().with("care_teams", true).build())
                .expect(200);
        Waiting.await(
                "care teams are kept", () -> ward.viewer.get(Attaching.of(stay)).status() == 403);
        ward.viewer.get(Attaching.content(stay, id)).problem(403);
        ward.viewer.get(Attaching.content(stay, UUID.randomUUID())).problem(403);
        UUID other = Attaching.reserved(ward.clinician, stay, Attaching.said(ward));
        JsonObject told =
                Attaching.put(ward.clinician, stay, other, LETTER).expect(201).json();
        assertFalse(told.containsKey("new_version"), told::toString);
    }

    @Test
    void what_is_said_and_held_stands_nowhere_in_clear() throws SQLException {
        Attaching.attached(ward, stay, LETTER);
        String data = Stores.log("select string_agg(data::text, '') from event_store where tenant_id = '" + ward.tenant
                + "' and event_type = 'attachment.added'");
        String reserved = Stores.log(
                "select string_agg(data::text, '') from content_reservations where tenant_id = '" + ward.tenant + "'");
        for (String phi : List.of("Syntheticus", "synthetic wound", "sha-256")) {
            assertFalse((data + reserved).contains(phi), phi);
        }
    }
}

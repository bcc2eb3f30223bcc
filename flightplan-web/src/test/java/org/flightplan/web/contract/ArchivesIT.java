package org.flightplan.web.contract;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.archives.ArchiveEncryption;
import org.flightplan.archives.ArchiveManifest;
import org.flightplan.archives.ArchiveReader;
import org.flightplan.integrity.SealKeys;
import org.flightplan.settings.Environment;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** A hospital's archive: asked for by one person, approved by another, made by a node, fetched whole or in parts. */
class ArchivesIT {

    private static final String RECIPIENT = "age1035awwj8u4sjerw2rqh8a3cgnxxwz8qz0qm2m7cqpansmzvdy40sxtnhmc";
    private static final String IDENTITY = "AGE-SECRET-KEY-1K7Q0MXE6LK9MMMUVQ2YUADU68D6XKLZTK2WACSS7KYZDTHLZG07QUWZEX6";

    private final Ward ward = Ward.open();
    private final UUID administrator = UUID.randomUUID();
    private final Http admin = Http.as(administrator, ward.tenant, "tenant-admin");
    private final Http officer = Http.as(ward.tenant, "privacy-officer");

    @Test
    void it_is_asked_for_approved_made_and_fetched() throws IOException {
        UUID patient = ward.createdPatient();
        ward.admittedPatient(patient);
        String id = asked();
        String content = "admin/archives/" + id + "/content";
        admin.get(content).expect(404);
        assertEquals("asked", state(id));
        JsonObject approved = officer.send("POST", "admin/archives/" + id + "/approval", "{}")
                .expect(200)
                .json();
        // the node may have made it by now
        assertTrue(List.of("approved", "ready").contains(approved.getString("state")));
        Waiting.await("it is made", () -> state(id).equals("ready"));

        byte[] whole = admin.bytes(content).body();
        JsonObject listed = officer.get("admin/archives").items().get(0);
        assertEquals(whole.length, listed.getInt("bytes"));
        assertFalse(new String(whole, StandardCharsets.ISO_8859_1).contains(patient.toString()));
        byte[] part = officer.with("Range", "bytes=10-29").bytes(content).body();
        assertArrayEquals(Arrays.copyOfRange(whole, 10, 30), part);
        officer.with("Range", "bytes=0-0").get(content).expect(206);
        officer.with("Range", "bytes=" + whole.length + "-").get(content).expect(416);
        officer.with("If-None-Match", "\"" + id + "\"").get(content).expect(304);

        List<String> names = new ArrayList<>();
        ArchiveManifest manifest = new ArchiveReader(
                        () -> new ByteArrayInputStream(whole), ArchiveEncryption.Identity.of(IDENTITY))
                .verify(
                        new SealKeys(Optional.empty(), Environment.DEVELOPMENT, "development").publicKeys(),
                        (name, entry) -> names.add(name));
        assertEquals(id, manifest.archive().toString());
        assertEquals(ward.tenant, manifest.tenant().value());
        assertEquals(listed.getInt("events"), manifest.events());
        assertTrue(names.containsAll(List.of("tenant.json", "events/000001.ndjson", "erasures.ndjson")));

        List<String> trail = officer.get("admin/audit?limit=200").items().stream()
                .filter(entry -> entry.getString("subject_id", "").equals(id))
                .map(entry -> entry.getString("action") + " " + entry.getString("outcome"))
                .distinct()
                .toList();
        assertTrue(
                trail.containsAll(List.of(
                        "archive.asked done",
                        "archive.approved done",
                        "tenant.exported done",
                        "archive.read served",
                        "archive.read not_found")),
                trail::toString);
    }

    @Test
    void nobody_approves_what_he_asked_for_himself() {
        String id = asked();
        Http both = Http.as(administrator, ward.tenant, "privacy-officer");
        both.send("POST", "admin/archives/" + id + "/approval", "{}").expect(403);
        assertEquals("asked", state(id));
    }

    @Test
    void it_is_another_hospitals_as_if_it_were_not_there() {
        String id = asked();
        Http other = Http.as(Ward.open().tenant, "privacy-officer", "tenant-admin");
        other.send("POST", "admin/archives/" + id + "/approval", "{}").expect(404);
        other.get("admin/archives/" + id + "/content").expect(404);
        assertEquals(0, other.get("admin/archives").items().size());
        assertEquals("asked", state(id));
    }

    @Test
    void what_is_no_key_is_refused_by_its_field() {
        JsonObject problem = admin.post(
                        "admin/archives",
                        doc().with("recipient", "ssh-ed25519 AAAA").build())
                .expect(422)
                .json();
        assertTrue(problem.getJsonObject("field_errors")
                .getJsonArray("recipient")
                .getString(0)
                .contains("age1"));
    }

    private String asked() {
        return admin.post("admin/archives", doc().with("recipient", RECIPIENT).build())
                .expect(201)
                .json()
                .getString("id");
    }

    private String state(String id) {
        return officer.get("admin/archives").items().stream()
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }
}

package org.flightplan.archives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Jsons;
import org.flightplan.fields.Values;
import org.flightplan.keys.PatientErased;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A hospital moves from one installation to another, and from there to a third: two logs, two key stores, no key in common. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovingHouseTest {

    private static final byte[] IMAGE = bytes(200_001);

    private Path folder;
    private Installation old;
    private Installation second;
    private TenantId tenant;
    private UUID stays;
    private UUID erased;
    private UUID survivor;
    private UUID retired;
    private UUID stay;
    private Path archive;
    private ArchiveManifest manifest;
    private TenantImport.Outcome outcome;

    @BeforeAll
    void move(@TempDir Path temporary) throws Exception {
        folder = temporary;
        old = new Installation("old", folder);
        second = new Installation("second", folder);
        try (MadeUpTenant hospital = new MadeUpTenant(old)) {
            tenant = hospital.id;
            stays = hospital.patient("SYN-1");
            hospital.changeMrn(stays, "SYN-2");
            stay = hospital.stay(stays);
            hospital.move(stays, stay, "ICU", "WARD");
            hospital.note(stays, stay, "synthetic words of a patient, 王芳");
            hospital.attachment(stays, stay, IMAGE, true);
            hospital.retract(stays, stay, hospital.attachment(stays, stay, bytes(10), false));
            // another's number, once it is free
            hospital.patient("SYN-1");
            survivor = hospital.patient("SYN-3");
            retired = hospital.patient("SYN-4");
            hospital.merge(survivor, retired);
            erased = hospital.patient("SYN-5");
            UUID gone = hospital.stay(erased);
            hospital.note(erased, gone, "what nobody is to read any more");
            hospital.attachment(erased, gone, bytes(70_000), false);
            hospital.erase(erased);
            // the number of who is erased is free
            hospital.patient("SYN-5");
        }
        archive = folder.resolve("old.archive");
        manifest = old.export(tenant, archive);
        outcome = second.take(archive, old);
    }

    @Test
    void exported_again_it_is_the_same_but_for_the_chain() throws Exception {
        Path again = folder.resolve("again.archive");
        ArchiveManifest other = second.export(tenant, again);
        assertEquals(lines(archive, "events/"), lines(again, "events/"));
        assertEquals(lines(archive, "erasures"), lines(again, "erasures"));
        assertEquals(digests(manifest, "contents/"), digests(other, "contents/"));
        assertEquals(digests(manifest, "packs/"), digests(other, "packs/"));
        assertEquals(2, digests(manifest, "contents/").size(), "an attachment and its small picture");
        assertFalse(digests(manifest, "packs/").isEmpty());
        Values before = new Values(Jsons.object(lines(archive, "tenant.json").get(0)));
        Values after = new Values(Jsons.object(lines(again, "tenant.json").get(0)));
        assertEquals(before.text("name"), after.text("name"));
        assertEquals(before.texts("enabled_specialties"), after.texts("enabled_specialties"));
        assertEquals(
                before.object("settings"),
                JsonDoc.of(after.object("settings")).with("imported_from", null).build());
        // and a third house takes in what the second one sends
        Installation third = new Installation("third", folder);
        third.take(again, second);
        List<RecordedEvent> first = old.streams().stream(tenant, stay);
        List<RecordedEvent> last = third.streams().stream(tenant, stay);
        assertEquals(
                first.get(0).createdAt().toString(),
                last.get(0).metadata().getString("imported"),
                "the oldest moment of recording is kept");
    }

    @Test
    void events_keep_ids_and_versions_and_are_recorded_now() {
        List<RecordedEvent> before = old.streams().stream(tenant, stay);
        List<RecordedEvent> after = second.streams().stream(tenant, stay);
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            RecordedEvent was = before.get(i);
            RecordedEvent is = after.get(i);
            assertEquals(was.eventId(), is.eventId());
            assertEquals(was.version(), is.version());
            assertEquals(was.data(), is.data());
            assertEquals(was.createdBy(), is.createdBy());
            assertEquals(was.createdAt().toString(), is.metadata().getString("imported"));
            assertTrue(is.createdAt().isAfter(was.createdAt()));
        }
        assertNotEquals(before.get(0).stored(), after.get(0).stored(), "it is sealed by the old key");
    }

    @Test
    void who_was_erased_stays_erased_and_nobody_else() {
        assertTrue(second.keys.isErased(tenant, erased));
        assertFalse(second.keys.isErased(tenant, stays));
        assertThrows(PatientErased.class, () -> second.keys.sealingKey(tenant, erased));
        RecordedEvent created = second.streams().stream(tenant, erased).get(0);
        assertTrue(created.isErased() && created.data().isNull("name"), "it reads as it did in the old house");
        assertEquals(old.streams().stream(tenant, erased).get(0).data(), created.data());
    }

    @Test
    void what_one_stream_alone_may_hold_it_holds_here() throws Exception {
        String kinds =
                "select string_agg(kind || n, ' ' order by kind) from (select kind, count(*) as n from unique_keys"
                        + " where tenant_id = '" + tenant.value() + "' group by kind) as k";
        assertEquals("erased1 mrn5 open_stay2 stay2", old.ask(kinds));
        assertEquals(old.ask(kinds), second.ask(kinds));
        String holders = "select string_agg(distinct stream_id::text, ' ' order by stream_id::text) from unique_keys"
                + " where tenant_id = '" + tenant.value() + "' and kind = 'mrn'";
        assertEquals(old.ask(holders), second.ask(holders));
        String hashes = "select string_agg(encode(key_hash, 'hex'), ' ' order by key_hash) from unique_keys"
                + " where tenant_id = '" + tenant.value() + "' and kind = 'mrn'";
        assertNotEquals(old.ask(hashes), second.ask(hashes), "numbers are found by the old house's hashes");
    }

    @Test
    void attachments_open_by_new_keys_and_no_row_is_left_to_be_looked_at() throws Exception {
        RecordedEvent added = second.streams().stream(tenant, stay).stream()
                .filter(event -> event.type().equals("attachment.added"))
                .findFirst()
                .orElseThrow();
        UUID key = added.storedValues().id("storage_key");
        try (InputStream content =
                second.contents.read(tenant, key, IMAGE.length, 0, IMAGE.length).orElseThrow()) {
            assertArrayEquals(IMAGE, content.readAllBytes());
        }
        assertEquals("2", second.ask("select count(*) from stored_contents where look_at is null"));
        assertEquals("0", second.ask("select count(*) from stored_contents where look_at is not null"));
    }

    @Test
    void the_tenant_is_here_with_its_settings_and_knows_where_it_comes_from() {
        TenantTable.Stored here =
                new TenantTable(second.requests()).find(tenant).orElseThrow();
        assertEquals("St. Synthetic", here.tenant().name());
        assertTrue(here.tenant().active() && here.tenant().careTeams());
        JsonObject from = here.settings().getJsonArray("imported_from").getJsonObject(0);
        assertEquals(manifest.archive().toString(), from.getString("archive_id"));
        assertEquals(manifest.events(), from.getJsonNumber("events").longValue());
        assertEquals(manifest.events(), outcome.events());
        assertEquals(2, outcome.contents());
    }

    @Test
    void it_is_taken_in_once() {
        ImportRefused refused = assertThrows(ImportRefused.class, () -> second.take(archive, old));
        assertTrue(String.valueOf(refused.getMessage()).contains("is here already"), refused.getMessage());
    }

    @Test
    void one_that_broke_off_is_no_tenant_yet_and_goes_on() throws Exception {
        Installation broken = new Installation("broken", folder);
        CheckedArchive checked = broken.checked(archive, old);
        // the store is away when all events are there
        Files.delete(broken.folder.resolve("contents"));
        assertThrows(RuntimeException.class, () -> broken.taking().run(checked, broken.packs()));
        assertEquals("0", broken.ask("select count(*) from tenants"));
        assertEquals(String.valueOf(manifest.events()), broken.ask("select count(*) from event_store"));
        Files.createDirectory(broken.folder.resolve("contents"));
        TenantImport.Outcome went = broken.take(archive, old);
        assertEquals(manifest.events(), went.resumedBehind());
        assertEquals(0, went.events());
        assertEquals(2, went.contents());
        assertEquals("1", broken.ask("select count(*) from tenants"));
        Path again = folder.resolve("broken.archive");
        broken.export(tenant, again);
        assertEquals(lines(archive, "events/"), lines(again, "events/"));
    }

    @Test
    void events_of_a_tenant_that_are_others_are_in_its_way() throws Exception {
        Installation other = new Installation("other", folder);
        TestDatabase log = other.log;
        try (var connection = log.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into event_store (tenant_id, stream_id, stream_type, event_version, event_type, data,"
                            + " metadata, created_at, created_by) values ('" + tenant.value() + "', '" + stay
                            + "', 'Admission', 1, 'admission.created', '{}', '{\"event_id\": \"" + UUID.randomUUID()
                            + "\"}', now(), '" + stay + "')");
        }
        ImportRefused refused = assertThrows(ImportRefused.class, () -> other.take(archive, old));
        assertTrue(String.valueOf(refused.getMessage()).contains("not this archive's"), refused.getMessage());
        assertEquals("0", other.ask("select count(*) from tenants"));
        assertEquals("1", other.ask("select count(*) from event_store"));
    }

    @Test
    void a_tampered_archive_is_refused_by_the_entry_and_nothing_of_it_is_taken_in() throws Exception {
        Installation wary = new Installation("wary", folder);
        Path tampered = folder.resolve("tampered.archive");
        rewrite(
                archive,
                tampered,
                (name, bytes) -> name.equals("events/000001.ndjson")
                        ? new String(bytes, StandardCharsets.UTF_8)
                                .replace("Made-Up 1", "Made-Up 9")
                                .getBytes(StandardCharsets.UTF_8)
                        : bytes);
        BrokenArchive refused = assertThrows(BrokenArchive.class, () -> wary.take(tampered, old));
        assertEquals("events/000001.ndjson", refused.entry());
        BrokenArchive cut = assertThrows(BrokenArchive.class, () -> {
            Path half = folder.resolve("half.archive");
            Files.write(half, Arrays.copyOf(Files.readAllBytes(archive), (int) Files.size(archive) / 2));
            wary.take(half, old);
        });
        assertFalse(cut.entry().isEmpty());
        assertEquals("0", wary.ask("select count(*) from event_store"));
        assertEquals("0", wary.ask("select count(*) from tenants"));
    }

    private interface Change {
        byte[] of(String name, byte[] bytes);
    }

    private static void rewrite(Path from, Path to, Change change) throws IOException {
        try (InputStream file = Files.newInputStream(from);
                ZipInputStream zip = new ZipInputStream(ArchiveEncryption.decrypting(file, Installation.IDENTITY));
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream target =
                        new ZipOutputStream(ArchiveEncryption.encrypting(out, Installation.RECIPIENT))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                target.putNextEntry(new ZipEntry(entry.getName()));
                target.write(change.of(entry.getName(), zip.readAllBytes()));
                target.closeEntry();
            }
        }
    }

    /** The lines of entries, without what the chain is made of: where and when events stand in the log. */
    private static List<String> lines(Path file, String entries) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(ArchiveEncryption.decrypting(in, Installation.IDENTITY))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                if (entry.getName().startsWith(entries)) {
                    bytes.toString(StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> entries.equals("events/") ? unchained(line) : line)
                            .forEach(lines::add);
                }
            }
        }
        assertFalse(lines.isEmpty());
        return lines;
    }

    private static String unchained(String line) {
        ArchivedEvent event = ArchivedEvent.of("an entry", 1, line);
        return new ArchivedEvent(
                        0,
                        event.stream(),
                        event.version(),
                        event.type(),
                        event.data(),
                        JsonDoc.of(event.metadata()).with("imported", null).build(),
                        event.firstRecordedAt(),
                        event.createdBy(),
                        event.patient(),
                        event.erased(),
                        event.keys())
                .line();
    }

    private static Set<String> digests(ArchiveManifest of, String entries) {
        Set<String> digests = new TreeSet<>();
        of.entries().stream()
                .filter(entry -> entry.name().startsWith(entries))
                .forEach(entry -> digests.add(entry.name() + " " + entry.sha256()));
        return digests;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

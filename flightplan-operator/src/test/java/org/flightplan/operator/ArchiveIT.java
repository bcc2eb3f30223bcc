package org.flightplan.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.append.AppendRequest;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendRequest.NewEvent;
import org.flightplan.append.AppendRequest.StreamAppend;
import org.flightplan.append.BulkAppend;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.events.StreamRef;
import org.flightplan.fields.JsonDoc;
import org.flightplan.integrity.SealKeys;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.operator.DbJar.Outcome;
import org.flightplan.patients.PatientEvents;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.settings.Environment;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hospital moves house by the jar alone: {@code export} on one installation, {@code import} on another. */
class ArchiveIT {

    private static final String NAME = "Synthia Made-Up";

    @TempDir
    Path folder;

    private final TestDatabase oldLog = TestDatabase.migrated();
    private final TestDatabase newLog = TestDatabase.migrated();
    private DbJar old;
    private DbJar young;
    private TenantId tenant;
    private String recipient;
    private Path identity;
    private Path signer;

    @BeforeEach
    void two_installations() throws Exception {
        old = jar("old", oldLog);
        young = jar("young", newLog);
        KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
        recipient = new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII);
        identity = folder.resolve("identity.txt");
        Files.createFile(identity, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(identity, pair.getPrivate().getEncoded());
        signer = folder.resolve("signer.pem");
        Files.writeString(
                signer,
                new SealKeys(Optional.empty(), Environment.DEVELOPMENT, "old")
                        .publicKeys()
                        .pem());
        tenant = hospital();
    }

    @Test
    void a_hospital_is_exported_and_taken_in() throws Exception {
        Path archive = folder.resolve("hospital.archive");
        Outcome exported = old.run(
                        "export", "--tenant=" + tenant.value(), "--recipient=" + recipient, "--file=" + archive)
                .expect(Command.DONE);
        assertTrue(exported.says("events     1, through position"), exported::written);
        assertFalse(exported.says("Synthia"), exported::written);
        assertFalse(Files.readString(archive, StandardCharsets.ISO_8859_1).contains("Synthia"));
        assertFalse(Files.exists(folder.resolve("hospital.archive.part")));
        assertTrue(old.run("export", "--tenant=" + tenant.value(), "--recipient=" + recipient, "--file=" + archive)
                .expect(Command.WRONG_USE)
                .says("is there already"));

        String onRecord = "select string_agg(action || ' ' || outcome, ', ') from audit_trail";
        assertEquals("tenant.exported done", Target.ask(oldLog, onRecord));

        String[] words = {"import", "--file=" + archive, "--identity=" + identity, "--signer=" + signer};
        String[] check = {words[0], words[1], words[2], words[3], "--check"};
        assertTrue(young.run(check).expect(Command.DONE).says("nothing was changed"));
        assertEquals("0", Target.ask(newLog, "select count(*) from event_store"));
        Outcome imported = young.run(words).expect(Command.DONE);
        assertTrue(imported.says("stored     1 events, 0 contents"), imported::written);
        assertFalse(imported.says("Synthia"), imported::written);
        assertEquals("tenant.imported done", Target.ask(newLog, onRecord));
        assertEquals("St. Synthetic", Target.ask(newLog, "select name from tenants where active"));
        assertTrue(young.run(words).expect(Command.FAILED).says("is here already"));

        Path again = folder.resolve("again.archive");
        assertTrue(young.run("export", "--tenant=" + tenant.value(), "--recipient=" + recipient, "--file=" + again)
                .expect(Command.DONE)
                .says("events     1,"));
    }

    @Test
    void what_can_t_be_is_said_with_the_remedy() throws Exception {
        Path archive = folder.resolve("hospital.archive");
        assertTrue(old.run("export", "--tenant=x", "--recipient=" + recipient, "--file=" + archive)
                .expect(Command.WRONG_USE)
                .says("is no id of a tenant"));
        assertTrue(old.run("export", "--tenant=" + tenant.value(), "--recipient=ssh-rsa", "--file=" + archive)
                .expect(Command.WRONG_USE)
                .says("age-keygen"));
        assertTrue(old.run("export", "--tenant=" + UUID.randomUUID(), "--recipient=" + recipient, "--file=" + archive)
                .expect(Command.WRONG_USE)
                .says("There is no tenant"));
        old.run("export", "--tenant=" + tenant.value(), "--recipient=" + recipient, "--file=" + archive)
                .expect(Command.DONE);
        Path half = folder.resolve("half.archive");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(archive), 0, (int) Files.size(archive) - 1);
        Files.write(half, bytes.toByteArray());
        Outcome cut = young.run("import", "--file=" + half, "--identity=" + identity, "--signer=" + signer)
                .expect(Command.FAILED);
        assertTrue(cut.says("The archive is broken:"), cut::written);
        Files.writeString(
                signer,
                new SealKeys(Optional.empty(), Environment.DEVELOPMENT, "another")
                        .publicKeys()
                        .pem());
        Outcome untrusted = young.run("import", "--file=" + archive, "--identity=" + identity, "--signer=" + signer)
                .expect(Command.FAILED);
        assertTrue(untrusted.says("none of those that are trusted here"), untrusted::written);
        assertEquals("0", Target.ask(newLog, "select count(*) from event_store"));
    }

    private DbJar jar(String name, TestDatabase log) {
        return new DbJar(
                folder,
                Map.of(
                        "ENVIRONMENT", "development",
                        "SECRET_KEY", name,
                        "DATABASE_URL", Target.url(log),
                        "DATABASE_KEYS_URL", Target.url(TestDatabase.keyStore()),
                        "CONTENT_FOLDER", folder.resolve(name).toString()));
    }

    private TenantId hospital() {
        TenantId id = new TenantId(UUID.randomUUID());
        try (Installation at = Installation.of(OperatorSettings.of(old.settings(), folder));
                BulkAppend append = new BulkAppend(at.events())) {
            Tenant made =
                    new Tenant(id, "St. Synthetic", true, List.of("cardiac"), false, ZoneOffset.UTC, Instant.EPOCH);
            new TenantTable(at.requests()).add(made, JsonDoc.doc().build());
            UUID patient = UUID.randomUUID();
            UUID event = UUID.randomUUID();
            var data = JsonDoc.doc()
                    .with("patient_id", patient)
                    .with("name", NAME)
                    .with("mrn", "SYN-1")
                    .build();
            var sealed = new PhiSeam(at.keys()).seal(id, patient, at.types().phiFields(PatientEvents.CREATED), data);
            var metadata = JsonDoc.doc()
                    .with("event_id", event)
                    .with("schema_version", 1)
                    .build();
            var mrn = PatientEvents.mrnKey(new BlindIndex(at.keys()), id, PatientEvents.CREATED, data)
                    .orElseThrow();
            append.append(List.of(new AppendRequest(
                    id,
                    List.of(new StreamAppend(
                            new StreamRef(patient, PatientEvents.STREAM_TYPE),
                            ExpectedVersion.noStream(),
                            List.of(new NewEvent(PatientEvents.CREATED, sealed, metadata, new UUID(7, 7))),
                            patient)),
                    List.of(KeyClaim.eventId(event, patient), new KeyClaim(mrn, patient)),
                    null)));
        }
        return id;
    }
}

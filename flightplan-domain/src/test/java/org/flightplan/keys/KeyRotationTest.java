package org.flightplan.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.flightplan.fields.JsonDoc;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.settings.Environment;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final Set<String> PHI = Set.of("name");
    private static final JsonObject DATA =
            JsonDoc.doc().with("name", "Synthia Rotated").build();

    private final TestKeys keys = new TestKeys();
    private final List<UUID> patients =
            LongStream.range(0, 40).mapToObj(i -> new UUID(1, i)).toList();

    @TempDir
    Path folder;

    private Path file;
    private List<JsonObject> sealed;

    @BeforeEach
    void patients_are_on_record() throws IOException {
        file = folder.resolve("master.key");
        write(line(1));
        PhiSeam seam = new PhiSeam(node());
        sealed = patients.stream()
                .map(patient -> seam.seal(TENANT, patient, PHI, DATA))
                .toList();
    }

    @Test
    void a_new_master_key_wraps_all_and_the_old_one_may_go() throws IOException, SQLException {
        KeyRing running = node();
        write(line(2) + line(1));
        opens(running);
        rotate();
        write(line(2));
        opens(node());
        write(line(1));
        assertThrows(MissingKey.class, () -> opens(node()));
    }

    @Test
    void a_new_tenant_key_wraps_all_and_seals_by_new_keys_of_patients() throws SQLException {
        KeyRing running = node();
        opens(running);
        assertEquals(2, node().rotate(TENANT));
        opens(running);
        rotate();
        assertEquals(1, count("select count(*) from tenant_keys where tenant_id = '" + TENANT + "'"));
        assertEquals(0, count("select count(*) from data_keys where tenant_key <> 2"));
        opens(node());
        opens(running);
        KeyRing.Numbered next = node().sealingKey(TENANT, patients.get(0));
        assertEquals(2, next.version());
        assertNotEquals(Optional.of(next.key()), node().openingKey(TENANT, patients.get(0), 1));
        assertEquals(next, node().sealingKey(TENANT, patients.get(0)));
        PhiSeam seam = new PhiSeam(node());
        assertEquals(DATA, seam.open(TENANT, PHI, seam.seal(TENANT, patients.get(0), PHI, DATA)));
        opens(node());
    }

    @Test
    void a_node_that_remembers_the_old_tenant_key_makes_no_key_that_nobody_can_open() throws SQLException {
        KeyRing slow = node();
        slow.sealingKey(TENANT, patients.get(0));
        node().rotate(TENANT);
        rotate();
        UUID newcomer = new UUID(2, 1);
        JsonObject written = new PhiSeam(slow).seal(TENANT, newcomer, PHI, DATA);
        assertEquals(DATA, new PhiSeam(node()).open(TENANT, PHI, written));
    }

    @Test
    void an_erased_patient_stays_erased_through_a_rotation() {
        UUID patient = patients.get(7);
        node().erase(new Erasure(TENANT, patient, new UUID(9, 9), "court_order"));
        node().rotate(TENANT);
        rotate();
        assertEquals(Optional.empty(), node().openingKey(TENANT, patient, 1));
        assertThrows(PatientErased.class, () -> node().sealingKey(TENANT, patient));
    }

    private void opens(KeyRing node) {
        PhiSeam seam = new PhiSeam(node);
        seam.prepare(TENANT, PHI, sealed);
        sealed.forEach(data -> assertEquals(DATA, seam.open(TENANT, PHI, data)));
    }

    private void rotate() {
        new KeyRotation(new KeyStoreCheck(keys.store, master()), keys.store, master()).bringUpToDate();
    }

    private KeyRing node() {
        return new KeyRing(keys.store, master());
    }

    private MasterKeyFile master() {
        return new MasterKeyFile(Optional.of(file), Environment.PRODUCTION, "");
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String line(int seed) {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private long count(String sql) throws SQLException {
        try (var connection = keys.database.as("postgres").getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

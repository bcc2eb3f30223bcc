package org.flightplan.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.flightplan.settings.Environment;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class KeyRingTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final TenantId OTHER = new TenantId(new UUID(0, 2));
    private static final UUID PATIENT = new UUID(1, 1);

    private final TestKeys keys = new TestKeys();
    private final KeyRing ring = keys.ring();

    @Test
    void a_patient_has_one_key_on_every_node_and_after_every_start() {
        KeyRing.Numbered made = ring.sealingKey(TENANT, PATIENT);
        assertEquals(1, made.version());
        assertEquals(made, ring.sealingKey(TENANT, PATIENT));
        assertEquals(made, keys.ring().sealingKey(TENANT, PATIENT));
        assertEquals(Optional.of(made.key()), keys.ring().openingKey(TENANT, PATIENT, 1));
    }

    @Test
    void patients_and_tenants_have_keys_of_their_own() {
        SecretKey key = ring.sealingKey(TENANT, PATIENT).key();
        assertNotEquals(key, ring.sealingKey(TENANT, new UUID(1, 2)).key());
        assertNotEquals(key, ring.sealingKey(OTHER, PATIENT).key());
        assertNotEquals(ring.indexKey(TENANT), ring.indexKey(OTHER));
        assertEquals(ring.indexKey(TENANT), keys.ring().indexKey(TENANT));
    }

    @Test
    void nodes_that_make_a_key_at_once_end_with_the_same() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 20; i++) {
                UUID patient = new UUID(2, i);
                List<Callable<SecretKey>> all = Stream.generate(keys::ring)
                        .limit(8)
                        .<Callable<SecretKey>>map(
                                node -> () -> node.sealingKey(TENANT, patient).key())
                        .toList();
                long different = nodes.invokeAll(all).stream()
                        .map(made -> {
                            try {
                                return made.get();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .distinct()
                        .count();
                assertEquals(1, different);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void many_keys_are_fetched_at_once() throws SQLException {
        List<UUID> patients =
                LongStream.range(0, 50).mapToObj(i -> new UUID(3, i)).toList();
        patients.forEach(patient -> ring.sealingKey(TENANT, patient));
        KeyRing node = keys.ring();
        node.prepare(TENANT, patients);
        // whoever asks now asks nobody: even without a store
        execute("drop table data_keys cascade");
        for (UUID patient : patients) {
            assertEquals(Optional.of(ring.sealingKey(TENANT, patient).key()), node.openingKey(TENANT, patient, 1));
        }
        assertThrows(KeysUnavailable.class, () -> node.openingKey(TENANT, new UUID(4, 1), 1));
    }

    @Test
    void what_is_erased_opens_nothing_and_seals_nothing_any_more() throws SQLException {
        ring.sealingKey(TENANT, PATIENT);
        ring.sealingKey(OTHER, PATIENT);
        ring.erase(new Erasure(TENANT, PATIENT, new UUID(9, 9), "court_order"));
        for (KeyRing node : List.of(ring, keys.ring())) {
            assertEquals(Optional.empty(), node.openingKey(TENANT, PATIENT, 1));
            assertThrows(PatientErased.class, () -> node.sealingKey(TENANT, PATIENT));
            // another hospital's patient of the same id is another patient
            assertTrue(node.openingKey(OTHER, PATIENT, 1).isPresent());
        }
        assertEquals(0, count("select count(wrapped) from data_keys where tenant_id = '" + TENANT + "'"));
        assertEquals(List.of(), keys.store.erasures(), "whoever erases is still at it");
        execute("update data_keys set made_at = made_at - interval '1 minute'");
        assertEquals(List.of(new Erasure(TENANT, PATIENT, new UUID(9, 9), "court_order")), keys.store.erasures());
    }

    @Test
    void a_key_that_is_lost_is_no_erasure() throws SQLException {
        ring.sealingKey(TENANT, PATIENT);
        execute("delete from data_keys");
        assertThrows(MissingKey.class, () -> keys.ring().openingKey(TENANT, PATIENT, 1));
    }

    @Test
    void without_the_master_key_nothing_opens() {
        ring.sealingKey(TENANT, PATIENT);
        KeyRing stranger =
                new KeyRing(keys.store, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "another"));
        assertThrows(MissingKey.class, () -> stranger.openingKey(TENANT, PATIENT, 1));
    }

    @Test
    void a_key_serves_nobody_but_its_owner() throws SQLException {
        ring.sealingKey(TENANT, PATIENT);
        execute("update data_keys set subject_id = '" + new UUID(1, 2) + "'");
        assertThrows(AesGcm.WrongKey.class, () -> keys.ring().openingKey(TENANT, new UUID(1, 2), 1));
    }

    @Test
    void no_key_lies_in_the_store_as_it_is() throws SQLException {
        byte[] key = ring.sealingKey(TENANT, PATIENT).key().getEncoded();
        byte[] index = ring.indexKey(TENANT).getEncoded();
        String stored = text("select string_agg(encode(wrapped, 'hex'), ' ') from data_keys")
                + text("select string_agg(encode(wrapped, 'hex'), ' ') from tenant_keys");
        for (byte[] secret : List.of(key, index)) {
            assertEquals(AesGcm.KEY_BYTES, secret.length);
            assertFalse(stored.contains(HexFormat.of().formatHex(secret)));
        }
        assertArrayEquals(key, ring.openingKey(TENANT, PATIENT, 1).orElseThrow().getEncoded());
    }

    @Test
    void while_the_store_is_away_what_is_remembered_serves_for_ten_minutes() throws SQLException {
        AtomicLong nanos = new AtomicLong();
        KeyRing node = new KeyRing(
                keys.store, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "test"), nanos::get);
        KeyRing.Numbered key = node.sealingKey(TENANT, PATIENT);
        SecretKey index = node.indexKey(TENANT);
        execute("alter role flightplan_keys nologin");
        try {
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(9));
            node.prepare(TENANT, List.of(PATIENT, new UUID(4, 1)));
            assertEquals(key, node.sealingKey(TENANT, PATIENT));
            assertEquals(Optional.of(key.key()), node.openingKey(TENANT, PATIENT, 1));
            assertEquals(index, node.indexKey(TENANT));
            assertThrows(KeysUnavailable.class, () -> node.sealingKey(TENANT, new UUID(4, 1)));
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(2));
            assertThrows(KeysUnavailable.class, () -> node.openingKey(TENANT, PATIENT, 1));
        } finally {
            execute("alter role flightplan_keys login");
        }
        // for five seconds nobody asks again
        assertThrows(KeysUnavailable.class, () -> node.sealingKey(TENANT, PATIENT));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertEquals(key, node.sealingKey(TENANT, PATIENT));
    }

    @Test
    void another_node_notices_an_erasure_within_thirty_seconds() {
        AtomicLong nanos = new AtomicLong();
        KeyRing node = new KeyRing(
                keys.store, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "test"), nanos::get);
        node.sealingKey(TENANT, PATIENT);
        ring.erase(new Erasure(TENANT, PATIENT, new UUID(9, 9), "court_order"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(KeyRing.SECONDS));
        assertEquals(Optional.empty(), node.openingKey(TENANT, PATIENT, 1));
    }

    @Test
    void a_store_that_is_away_is_told_as_such() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"localhost"});
        nowhere.setPortNumbers(new int[] {1});
        KeyRing node = new KeyRing(
                new KeyDatabase(() -> nowhere, 1),
                new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "test"));
        assertThrows(KeysUnavailable.class, () -> node.sealingKey(TENANT, PATIENT));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = keys.database.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (var connection = keys.database.as("postgres").getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

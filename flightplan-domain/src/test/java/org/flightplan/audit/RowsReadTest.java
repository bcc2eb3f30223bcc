package org.flightplan.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.flightplan.events.EventTypes;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.events.TestReaders;
import org.flightplan.events.UniqueKey;
import org.flightplan.keys.TestKeys;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many rows the requests' role reads of tables that grow with the years. Under row security an index serves a condition
 * only if that calculates nothing from a row; else all of the table is read, whatever the index (ADR 57).
 */
class RowsReadTest {

    private static final int STAYS = 5_000;
    private static final long FEW = 500;
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final UUID USER = new UUID(0, 2);
    private static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final List<String> HISTORY = List.of(
            "insert into tenants (id, name, active, created_at, enabled_specialties, settings)" + " values ('"
                    + TENANT.value() + "', 'Synthetic', true, now(), '[]', '{}')",
            """
            insert into event_store
              (tenant_id, stream_id, stream_type, event_version, event_type, data, metadata, created_at, created_by)
            select '00000000-0000-0000-0000-000000000001', e.stream, e.type, 1, 'x.y', e.data,
                   jsonb_build_object('event_id', md5(e.type || n)::uuid), now(), md5('user')::uuid
              from generate_series(1, 5000) as n
             cross join lateral (
               values (md5('patient' || n)::uuid, 'Patient', '{}'::jsonb),
                      (md5('stay' || n)::uuid, 'Admission', jsonb_build_object('patient_id', md5('patient' || n)::uuid)),
                      (md5('plan' || n)::uuid, 'FlightPlan', jsonb_build_object('admission_id', md5('stay' || n)::uuid))
             ) as e (stream, type, data)
            """,
            """
            insert into unique_keys (tenant_id, kind, key_hash, stream_id, claimed_at)
            select '00000000-0000-0000-0000-000000000001', k.kind,
                   decode(replace(md5('patient' || n)::uuid::text, '-', '') || k.number, 'hex'), md5('stay' || n)::uuid, now()
              from generate_series(1, 5000) as n
             cross join (values ('stay', '00000001'), ('open_stay', '')) as k (kind, number)
            """,
            """
            insert into read_model_patients (tenant_id, id, data, version, updated_at, mrn_hash, created_position)
            select '00000000-0000-0000-0000-000000000001', md5('patient' || n)::uuid, '{}', 1, now(), '', n
              from generate_series(1, 5000) as n
            """,
            "analyze");

    private final TenantReading tenants = new TenantReading(() -> DATABASE.as("flightplan_app"));
    private final StreamReader reader = TestReaders.reader(
            new EventTypes(List.of()), new PhiSeam(new TestKeys().ring()), DATABASE.as("flightplan_app"));
    private long before;

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = DATABASE.as("postgres").getConnection();
                var statement = connection.createStatement()) {
            for (String sql : HISTORY) {
                statement.execute(sql);
            }
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        before = awaitRead(0);
    }

    /** A session tells what it read when it ends; each of these is one. */
    @AfterEach
    void few_rows_were_read() throws SQLException {
        long read = awaitRead(before) - before;
        assertTrue(read > 0 && read < FEW, () -> read + " rows of " + STAYS + " stays");
    }

    @Test
    void whose_the_streams_of_a_page_are() {
        assertEquals(30, new StreamPatients(tenants).byStream(TENANT, streams()).size());
    }

    @Test
    void whether_the_streams_of_a_page_are_closed_to_a_user() {
        assertEquals(30, new CareAccess(tenants).of(TENANT, USER, streams()).size());
    }

    @Test
    void who_may_know_of_the_streams_of_a_page() {
        assertEquals(30, new StreamAudiences(tenants).of(TENANT, streams()).size());
    }

    @Test
    void what_a_command_rests_on() {
        UUID patient = id("patient7");
        UniqueKey open = UniqueKey.of("open_stay", patient);
        Related related = new Related(
                Set.of(patient),
                Set.of(UniqueKey.of("stay", patient)),
                Set.of("none"),
                Set.of(open, UniqueKey.erased(patient)));
        Related.Found found =
                reader.history(TENANT, id("stay7"), 2, related, "key").related();
        assertEquals(id("stay7"), found.holders().get(open));
    }

    @Test
    void the_stream_of_an_event() {
        assertEquals(Optional.of(id("stay7")), reader.streamOf(TENANT, id("Admission7")));
    }

    private static List<UUID> streams() {
        return IntStream.rangeClosed(1, 10)
                .boxed()
                .flatMap(n -> List.of(id("patient" + n), id("stay" + n), id("plan" + n)).stream())
                .toList();
    }

    /** As the statements above make it. */
    private static UUID id(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest);
            return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows were read of all tables, when that is more than so many and has come to rest. */
    private static long awaitRead(long more) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        long last = -1;
        long read = read();
        while ((read != last || read <= more) && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            last = read;
            read = read();
        }
        return read;
    }

    private static long read() throws SQLException {
        try (Connection connection = DATABASE.as("postgres").getConnection();
                ResultSet row = connection.createStatement().executeQuery("""
                        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))
                          from pg_stat_user_tables
                         where relname in ('event_store', 'unique_keys', 'read_model_patients')
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }
}

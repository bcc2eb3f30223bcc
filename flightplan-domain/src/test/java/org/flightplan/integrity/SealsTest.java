package org.flightplan.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.append.LogOnPostgres;
import org.flightplan.integrity.SealReport.Finding;
import org.flightplan.integrity.SealReport.Kind;
import org.flightplan.settings.Environment;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a superuser does to what is sealed, verifying names the first of it. */
class SealsTest {

    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());
    private static final SealKeys KEYS = keys("development");

    private final LogOnPostgres log = new LogOnPostgres();
    private final Sealer sealer = new Sealer(KEYS);
    private List<Long> positions;

    /** Three seals of four events each, another tenant's between them, and a hole in the positions. */
    @BeforeEach
    void aSealedLog() throws Exception {
        for (int seal = 0; seal < 3; seal++) {
            append(TENANT, 2);
            append(OTHER, 1);
            tamper("select nextval('event_store_id_seq')");
            append(TENANT, 2);
            seal();
        }
        positions = new ArrayList<>();
        log.after(0).stream()
                .filter(event -> event.tenant().equals(TENANT))
                .forEach(event -> positions.add(event.position()));
        assertEquals(12, positions.size());
    }

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    @Test
    void an_untouched_log_is_intact_and_its_unsealed_tail_is_told() throws Exception {
        append(TENANT, 3);
        assertEquals(
                new SealReport(3, 12, positions.get(11), Optional.empty(), OptionalInt.empty(), 3), verify(TENANT));
        seal();
        assertEquals(0, verify(TENANT).unsealedEvents());
        assertEquals(15, verify(TENANT).events());
        assertEquals(
                new SealReport(0, 0, 0, Optional.empty(), OptionalInt.empty(), 0),
                verify(new TenantId(UUID.randomUUID())));
    }

    @Test
    void another_key_than_the_logs_is_named() throws Exception {
        tamper("insert into tenants (id, name) values ('" + TENANT + "', 'Synthetic')");
        assertEquals(Optional.empty(), new SealKeyCheck(KEYS).refusal(log.asProjector()));
        String refusal =
                new SealKeyCheck(keys("another")).refusal(log.asProjector()).orElse("");
        assertTrue(refusal.contains(KEYS.currentId()) && refusal.contains("SEAL_KEY_FILE"), refusal);
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                deed(
                        "data altered",
                        Kind.ALTERED,
                        5,
                        at -> "update event_store set data = '{\"note\": \"x\"}' where id = " + at.get(5)),
                deed(
                        "author altered",
                        Kind.ALTERED,
                        0,
                        at -> "update event_store set created_by = gen_random_uuid() where id = " + at.get(0)),
                deed(
                        "moment altered",
                        Kind.ALTERED,
                        11,
                        at -> "update event_store set created_at = created_at + interval '1 microsecond' where id = "
                                + at.get(11)),
                deed(
                        "given to another tenant",
                        Kind.MISSING,
                        6,
                        at -> "update event_store set tenant_id = '" + OTHER + "' where id = " + at.get(6)),
                deed("deleted", Kind.MISSING, 7, at -> "delete from event_store where id = " + at.get(7)),
                deed("the last deleted", Kind.MISSING, 11, at -> "delete from event_store where id = " + at.get(11)),
                deed("two swapped", Kind.REORDERED, 4, at -> swap(at.get(4), at.get(6))),
                deed(
                        "two altered: the first is named",
                        Kind.ALTERED,
                        2,
                        at -> "update event_store set event_type = 'x' where id in (" + at.get(9) + ", " + at.get(2)
                                + ")"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void what_was_done_to_an_event_is_named(String name, Kind kind, int index, Function<List<Long>, String> sql)
            throws Exception {
        tamper(sql.apply(positions));
        Finding finding = verify(TENANT).finding().orElseThrow();
        assertEquals(new Finding(kind, positions.get(index), index / 4 + 1), finding);
    }

    @Test
    void an_event_that_was_put_between_sealed_ones_is_named() throws Exception {
        long hole = positions.get(1) + 2;
        assertFalse(positions.contains(hole));
        tamper(copyTo(hole));
        assertEquals(
                new Finding(Kind.INSERTED, hole, 1), verify(TENANT).finding().orElseThrow());
    }

    @Test
    void an_event_that_was_put_before_all_others_is_named() throws Exception {
        tamper(copyTo(-1));
        assertEquals(
                new Finding(Kind.INSERTED, -1L, 1), verify(TENANT).finding().orElseThrow());
    }

    @Test
    void another_tenants_chain_is_another() throws Exception {
        tamper("delete from event_store where id = " + positions.get(3));
        assertTrue(verify(OTHER).finding().isEmpty());
        assertEquals(3, verify(OTHER).events());
    }

    @Test
    void a_seal_that_is_gone_altered_or_signed_by_somebody_is_named() throws Exception {
        assertSeal(Kind.SEAL_MISSING, 2, "delete from log_seals where number = 2");
        assertSeal(Kind.SEAL_UNSIGNED, 2, "update log_seals set hash = sha256('x') where number = 2");
        assertSeal(Kind.SEAL_UNSIGNED, 3, "update log_seals set signature = '\\x00' where number = 3");
        assertSeal(Kind.SEAL_UNSIGNED, 1, "update log_seals set key_id = 'x' where number = 1");
        assertSeal(Kind.SEAL_ALTERED, 2, "update log_seals set digests = sha256('x') where number = 2");
        assertSeal(Kind.SEAL_ALTERED, 3, "update log_seals set positions[4] = positions[4] + 1 where number = 3");
        // a chain that somebody with another key made anew, of a log altered before
        SealKeys somebodys = keys("somebody");
        try (Connection superuser = superuser()) {
            superuser.createStatement().execute("delete from log_seals");
            superuser.createStatement().execute("update log_sealing set position = 0");
            superuser.createStatement().execute("update event_store set event_type = 'x'");
        }
        try (Connection connection = log.asProjector().getConnection()) {
            new Sealer(somebodys).sealPage(connection);
        }
        assertEquals(
                new Finding(Kind.SEAL_UNSIGNED, null, 1),
                verify(TENANT).finding().orElseThrow());
        assertTrue(verification(somebodys).verify(TENANT, 0, 10).finding().isEmpty());
    }

    @Test
    void a_long_chain_is_verified_in_parts() throws Exception {
        SealReport first = verification(KEYS).verify(TENANT, 0, 2);
        assertEquals(new SealReport(2, 8, positions.get(7), Optional.empty(), OptionalInt.of(2), 0), first);
        SealReport second = verification(KEYS).verify(TENANT, 2, 2);
        assertEquals(new SealReport(1, 4, positions.get(11), Optional.empty(), OptionalInt.empty(), 0), second);
        tamper("delete from event_store where id = " + positions.get(0));
        assertTrue(verification(KEYS).verify(TENANT, 2, 2).finding().isEmpty());
        tamper("delete from event_store where id = " + positions.get(8));
        assertEquals(
                positions.get(8),
                verification(KEYS).verify(TENANT, 2, 2).finding().orElseThrow().position());
    }

    @Test
    void sealers_at_once_seal_every_event_once() throws Exception {
        List<CompletableFuture<Void>> sealers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sealers.add(CompletableFuture.runAsync(() -> {
                for (int page = 0; page < 40; page++) {
                    seal();
                }
            }));
        }
        for (int i = 0; i < 40; i++) {
            append(TENANT, 3);
            append(OTHER, 1);
        }
        sealers.forEach(CompletableFuture::join);
        seal();
        assertEquals(132, verify(TENANT).events());
        assertEquals(43, verify(OTHER).events());
        assertTrue(verify(TENANT).finding().isEmpty() && verify(OTHER).finding().isEmpty());
    }

    private void assertSeal(Kind kind, int seal, String deed) throws SQLException {
        try (Connection superuser = superuser()) {
            superuser.createStatement().execute("create table kept as select * from log_seals");
            superuser.createStatement().execute(deed + " and tenant_id = '" + TENANT + "'");
        }
        assertEquals(new Finding(kind, null, seal), verify(TENANT).finding().orElseThrow(), deed);
        try (Connection superuser = superuser()) {
            superuser.createStatement().execute("delete from log_seals");
            superuser.createStatement().execute("insert into log_seals select * from kept");
            superuser.createStatement().execute("drop table kept");
        }
        assertTrue(verify(TENANT).finding().isEmpty());
    }

    private static Arguments deed(String name, Kind kind, int index, Function<List<Long>, String> sql) {
        return Arguments.of(name, kind, index, sql);
    }

    private static String swap(long one, long other) {
        return "update event_store set id = -7 where id = " + one + "; update event_store set id = " + one
                + " where id = " + other + "; update event_store set id = " + other + " where id = -7";
    }

    private static String copyTo(long position) {
        return "insert into event_store (id, tenant_id, stream_id, stream_type, event_version, event_type, data, metadata,"
                + " created_at, created_by) select " + position
                + ", tenant_id, gen_random_uuid(), stream_type, 1, event_type, data,"
                + " metadata || jsonb_build_object('event_id', gen_random_uuid()), created_at, created_by"
                + " from event_store where tenant_id = '" + TENANT + "' limit 1";
    }

    private void append(TenantId tenant, int events) throws Exception {
        log.append(LogOnPostgres.to(tenant, UUID.randomUUID(), ExpectedVersion.noStream(), events));
    }

    private void seal() {
        try (Connection connection = log.asProjector().getConnection()) {
            sealer.sealPage(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SealReport verify(TenantId tenant) {
        return verification(KEYS).verify(tenant, 0, 1_000);
    }

    private SealVerification verification(SealKeys keys) {
        return new SealVerification(new TenantReading(log::asRequest), keys);
    }

    private void tamper(String sql) throws SQLException {
        try (Connection superuser = superuser()) {
            superuser.createStatement().execute(sql);
        }
    }

    // for whom no trigger fires
    private Connection superuser() throws SQLException {
        Connection superuser = log.superuser();
        superuser.createStatement().execute("set session_replication_role = replica");
        return superuser;
    }

    private static SealKeys keys(String secret) {
        return new SealKeys(Optional.empty(), Environment.DEVELOPMENT, secret);
    }
}

package org.flightplan.append;

import static org.flightplan.append.LogOnPostgres.idempotencyRecord;
import static org.flightplan.append.LogOnPostgres.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.append.AppendResult.Appended;
import org.flightplan.events.UniqueKey;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each role sees and may do, once the log has events and the read models rows: the walls stand, and the gates open. */
class RowSecurityTest {

    private static final UUID OWN = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static TestDatabase database;

    @BeforeAll
    static void aRowOfEachTenantInEveryTable() throws Exception {
        try (LogOnPostgres log = new LogOnPostgres()) {
            database = log.database;
            for (UUID tenant : List.of(OWN, OTHER)) {
                UUID stream = UUID.randomUUID();
                KeyClaim claim = new KeyClaim(new UniqueKey("mrn", "ab".repeat(32)), stream);
                AppendRequest request = new AppendRequest(
                        new TenantId(tenant),
                        List.of(part(stream, ExpectedVersion.noStream(), 1)),
                        List.of(claim),
                        idempotencyRecord("key"));
                assertInstanceOf(Appended.class, log.append(request));
                insertReadModels(tenant);
            }
        }
    }

    @Test
    void a_tenant_sees_its_own_rows_of_every_table() throws SQLException {
        assertEquals(ofRequests(counts(1)), seen("flightplan_app", OWN.toString()));
        assertEquals(counts(1), seen("flightplan_readonly", OWN.toString()));
    }

    @Test
    void nobody_without_a_tenant_sees_a_row() throws SQLException {
        for (String role : List.of("flightplan_app", "flightplan_readonly")) {
            var nothing = role.equals("flightplan_app") ? ofRequests(counts(0)) : counts(0);
            assertEquals(nothing, seen(role, null), role + ", unset");
            assertEquals(nothing, seen(role, ""), role + ", empty");
            assertEquals(nothing, seen(role, UUID.randomUUID().toString()), role + ", unknown");
        }
    }

    @Test
    void the_projector_and_the_backup_see_every_row_they_need() throws SQLException {
        Map<String, Integer> projector = seen("flightplan_events", null);
        for (String table :
                List.of("event_store", "read_model_patients", "read_model_trajectory", "idempotency_records")) {
            assertEquals(2, projector.get(table), table);
        }
        assertEquals(counts(2), seen("flightplan_backup", null));
    }

    @Test
    void what_a_display_brings_finds_its_own_row_and_no_other() throws SQLException {
        try (Connection connection = database.as("flightplan_app").getConnection()) {
            connection.setAutoCommit(false);
            for (String digest : List.of(OWN.toString(), OTHER.toString())) {
                connection
                        .createStatement()
                        .execute("select set_config('flightplan.display_digest', '" + digest + "', true)");
                assertTrue(has(
                        connection, "select count(*) = 1 and bool_and(tenant_id = '" + digest + "') from displays"));
                assertTrue(has(connection, "select count(*) = 0 from read_model_units"));
                connection.commit();
            }
        }
    }

    @Test
    void a_request_can_not_write_any_tenants_table() throws SQLException {
        for (String table : tables()) {
            for (String tenant : List.of(OWN.toString(), OTHER.toString(), "")) {
                refused(tenant, "insert into " + table + " (tenant_id) select tenant_id from " + table);
                refused(tenant, "update " + table + " set tenant_id = tenant_id");
                refused(tenant, "delete from " + table);
                refused(tenant, "truncate " + table);
            }
        }
    }

    @Test
    void only_the_projector_empties_the_shadows() throws SQLException {
        for (String role : List.of("flightplan_app", "flightplan_readonly", "flightplan_backup", "flightplan_append")) {
            assertEquals("42501", sqlStateAs(role, "select empty_read_model_shadows()"), role);
        }
        assertEquals("", sqlStateAs("flightplan_events", "select empty_read_model_shadows()"));
        assertEquals("42501", sqlStateAs("flightplan_events", "truncate read_model_patients_shadow"));
    }

    @Test
    void only_the_append_singletons_role_appends() throws SQLException {
        String call = "select * from append_events(false," + "'{}',".repeat(26) + "'{}')";
        for (String role : List.of("flightplan_app", "flightplan_readonly", "flightplan_backup", "flightplan")) {
            assertEquals("42501", sqlState(role, call), role);
        }
        assertEquals("", sqlState("flightplan_events", call));
    }

    @Test
    void the_log_is_append_only_for_its_owner_too() throws SQLException {
        for (String change :
                List.of("update event_store set event_type = 'x'", "delete from event_store", "truncate event_store")) {
            assertEquals("42501", sqlState("flightplan_events", change), change);
            assertEquals("42501", sqlState("postgres", change), change);
        }
        assertEquals(
                "42501",
                sqlState("flightplan_events", "insert into event_store (tenant_id) select tenant_id from event_store"));
    }

    private static List<String> tables() throws SQLException {
        List<String> tables = column("select table_name from information_schema.columns where table_schema = 'public'"
                + " and column_name = 'tenant_id' order by 1");
        assertTrue(tables.size() >= 9, "the walls around nothing: " + tables);
        return tables;
    }

    private static Map<String, Integer> counts(int each) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : tables()) {
            counts.put(table, each);
        }
        return counts;
    }

    // what a rebuild fills is none of a request's business
    private static Map<String, Integer> ofRequests(Map<String, Integer> counts) {
        counts.keySet().removeIf(table -> table.endsWith("_shadow"));
        return counts;
    }

    private static Map<String, Integer> seen(String role, @Nullable String tenant) throws SQLException {
        Map<String, Integer> seen = new TreeMap<>();
        try (Connection connection = database.as(role).getConnection()) {
            connection.setAutoCommit(false);
            for (String table : tables()) {
                setTenant(connection, tenant);
                // a role that may not read a table sees none of it
                if (has(connection, "select has_table_privilege('" + table + "', 'select')")) {
                    try (var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
                        row.next();
                        seen.put(table, row.getInt(1));
                    }
                }
                connection.commit();
            }
        }
        return seen;
    }

    private static boolean has(Connection connection, String question) throws SQLException {
        try (var row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void setTenant(Connection connection, @Nullable String tenant) throws SQLException {
        if (tenant != null) {
            try (var set = connection.prepareStatement("select set_config('flightplan.tenant_id', ?, true)")) {
                set.setString(1, tenant);
                set.execute();
            }
        }
    }

    private static void refused(String tenant, String sql) throws SQLException {
        try (Connection connection = database.as("flightplan_app").getConnection()) {
            connection.setAutoCommit(false);
            setTenant(connection, tenant);
            var e = assertThrows(
                    SQLException.class, () -> connection.createStatement().execute(sql), sql);
            assertEquals("42501", e.getSQLState(), sql);
        }
    }

    private static String sqlState(String role, String sql) throws SQLException {
        try (Connection connection = database.as(role).getConnection()) {
            connection.createStatement().execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** In a transaction that is never committed. */
    private static String sqlStateAs(String role, String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local role " + role);
            connection.createStatement().execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static List<String> column(String sql) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void insertReadModels(UUID tenant) throws SQLException {
        UUID id = UUID.randomUUID();
        String keys = "'" + tenant + "', '" + id + "'";
        List<String> inserts = List.of(
                "read_model_patients values (" + keys + ", '{}', 1, now(), '', 1)",
                "read_model_admissions values (" + keys + ", '" + id + "', '{}', 1, now(), 'active', 'x', 'y', now(), '"
                        + id + "')",
                "read_model_flightplans values (" + keys + ", '" + id + "', '{}', 1, now())",
                "read_model_timeline values (" + keys + ", '" + id + "', now(), '{}', 1, false)",
                "read_model_trajectory values (" + keys + ", '" + id + "', now(), '{}', 1)",
                "read_model_attachments values (" + keys + ", '" + id + "', now(), '{}', 1, false)",
                "read_model_units values (" + keys + ", '{}', 1, 1, now())",
                "projection_parked values ('" + tenant + "', 'p', '" + id + "', 1, 'e', 'r', now())");
        try (Connection connection = database.as("flightplan_events").getConnection()) {
            for (String insert : inserts) {
                connection.createStatement().execute("insert into " + insert);
                connection.createStatement().execute("insert into " + insert.replace(" values", "_shadow values"));
            }
            for (String insert : List.of(
                    "read_model_patient_names values ('" + tenant + "', '', '" + id + "', 1)",
                    "audit_trail values (" + keys + ", now(), '" + id + "', 'a', null, '{}', 'p', 'o', '" + id + "')",
                    "emergency_access values (" + keys + ", '" + id + "', '" + id
                            + "', '{}', now(), now() + interval '1 minute', '" + id + "')",
                    "emergency_access_reviews values (" + keys + ", '" + id + "', now())",
                    "legal_holds values (" + keys + ", now(), '" + id + "', false)",
                    "audit_trail_patients values (" + keys + ", '" + id + "')",
                    "content_reservations values (" + keys + ", '" + id + "', '" + id + "', '" + id + "', '{}')",
                    "tenant_archives (tenant_id, id, recipient, asked_by, asked_at, expires_at) values (" + keys
                            + ", 'r', '" + id + "', now(), now())",
                    "users values (" + keys + ", '', 'viewer', now())",
                    "displays values (" + keys + ", 'Wall', gen_random_uuid(), false, gen_random_uuid(), now(), '"
                            + tenant + "', now(), null, null, null)",
                    "stored_contents values (" + keys + ", '" + id + "', '" + id + "', '" + id + "', now())",
                    "log_seals values ('" + tenant + "', 1, '{1}', '', '', 'k', '')")) {
                connection.createStatement().execute("insert into " + insert);
            }
        }
    }
}

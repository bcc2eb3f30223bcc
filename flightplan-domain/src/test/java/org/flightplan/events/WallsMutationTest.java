package org.flightplan.events;

import static org.flightplan.events.LogOnPostgres.part;
import static org.flightplan.events.LogOnPostgres.receipt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Takes each policy away in turn: one that nothing misses would guard nothing. */
class WallsMutationTest {

    private static final UUID OWN = UUID.randomUUID();
    private static final List<String> ROLES =
            List.of("flightplan_app", "flightplan_readonly", "flightplan_events", "flightplan_append");

    private static Connection superuser;

    @BeforeAll
    static void oneTransactionThatIsNeverCommitted() throws Exception {
        TestDatabase database;
        try (LogOnPostgres log = new LogOnPostgres()) {
            database = log.database;
            UUID stream = UUID.randomUUID();
            log.append(new AppendRequest(
                    new TenantId(OWN),
                    List.of(part(stream, ExpectedVersion.noStream(), 1)),
                    List.of(new Claim("mrn", "ab".repeat(32), stream)),
                    receipt("key")));
        }
        superuser = database.as("postgres").getConnection();
        superuser.setAutoCommit(false);
        try (Statement statement = superuser.createStatement()) {
            for (String table : List.of("patients", "admissions", "flightplans", "timeline", "trajectory")) {
                statement.execute("alter table read_model_" + table + " drop constraint if exists read_model_" + table
                        + "_patient, drop constraint if exists read_model_" + table + "_admission");
            }
            String keys = "'" + OWN + "', '" + UUID.randomUUID() + "'";
            String other = "'" + UUID.randomUUID() + "'";
            statement.execute("insert into read_model_patients values (" + keys + ", '{}', 1, now(), '', 1)");
            statement.execute("insert into read_model_admissions values (" + keys + ", " + other
                    + ", '{}', 1, now(), 'active', 'x', 'y', now())");
            statement.execute(
                    "insert into read_model_flightplans values (" + keys + ", " + other + ", '{}', 1, now())");
            statement.execute("insert into read_model_timeline values (" + keys + ", " + other + ", now(), '{}', 1)");
            statement.execute("insert into read_model_trajectory values (" + keys + ", " + other + ", now(), '{}', 1)");
            statement.execute(
                    "insert into projection_parked values ('" + OWN + "', 'p', " + other + ", 1, 'e', 'r', now())");
            for (String table : column("select relname from pg_class where relname like '%\\_shadow' and relkind = 'r'"
                    + " and relname <> 'projection_checkpoints_shadow'")) {
                statement.execute("insert into " + table + " select * from " + table.replace("_shadow", ""));
            }
        }
    }

    @AfterAll
    static void forget() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void without_any_one_policy_something_is_missed() throws SQLException {
        List<String> whole = observed();
        assertEquals(whole, observed(), "an observation must not change what it observes");
        List<String> drops =
                column("select format('drop policy %I on %I', policyname, tablename) from pg_policies order by 1");
        assertTrue(drops.size() > 20, "policies: " + drops);
        for (String drop : drops) {
            var before = superuser.setSavepoint();
            run(drop);
            assertNotEquals(whole, observed(), "nothing misses it: " + drop);
            superuser.rollback(before);
        }
    }

    /** What each role can see, add and remove, as lines. */
    private static List<String> observed() throws SQLException {
        List<String> seen = new ArrayList<>();
        for (String role : ROLES) {
            for (String table : column("select table_name from information_schema.columns"
                    + " where table_schema = 'public' and column_name = 'tenant_id' order by 1")) {
                for (String deed : List.of(
                        "select count(*) from " + table,
                        "with gone as (delete from " + table + " returning 1) select count(*) from gone",
                        "with more as (" + addition(table) + " returning 1) select count(*) from more")) {
                    seen.add(role + " " + deed.substring(0, 8) + table + " " + attempt(role, deed));
                }
            }
        }
        return seen;
    }

    private static String addition(String table) {
        return "insert into " + table + " overriding system value select "
                + "(jsonb_populate_record(t, jsonb_build_object("
                + "'id', " + (table.equals("event_store") ? "999999" : "gen_random_uuid()")
                + ", 'event_version', 99, 'key_hash', '\\x00', 'idempotency_key', 'other', 'projection', 'q'))).* from "
                + table + " t";
    }

    private static String attempt(String role, String sql) throws SQLException {
        var before = superuser.setSavepoint();
        try {
            run("select set_config('flightplan.tenant_id', '" + OWN + "', true)");
            run("set local role " + role);
            return column(sql).get(0);
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            superuser.rollback(before);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

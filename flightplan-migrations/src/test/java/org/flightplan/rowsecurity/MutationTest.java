package org.flightplan.rowsecurity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.migrations.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Takes each wall away in turn: one that nothing misses would guard nothing. */
class MutationTest {

    private static final List<String> ROLES = List.of(
            "flightplan_app", "flightplan_readonly", "flightplan_events", "flightplan_append", "flightplan_backup");

    private static Superuser superuser;
    private static Matrix matrix;

    @BeforeAll
    static void open() throws SQLException {
        superuser = new Superuser(TestDatabase.migrated());
        // as where a cloud grants no role more; undone with everything else
        superuser.run("alter role flightplan_backup nobypassrls");
        matrix = new Matrix(superuser);
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    @Test
    void without_any_one_policy_a_role_can_do_something_else() throws SQLException {
        int policies = 0;
        for (String table : superuser.column(
                "select distinct tablename::text from pg_policies where schemaname = 'public' order by 1")) {
            List<String> whole = powers(table);
            assertEquals(whole, powers(table), "an observation must not change what it observes");
            for (String drop :
                    superuser.column("select format('drop policy %I on %I', policyname, tablename) from pg_policies"
                            + " where schemaname = 'public' and tablename = '" + table + "' order by 1")) {
                List<String> without = superuser.undone(() -> {
                    superuser.run(drop);
                    return powers(table);
                });
                assertNotEquals(whole, without, "nothing misses it: " + drop);
                policies++;
            }
        }
        assertTrue(policies > 20, "policies: " + policies);
    }

    @Test
    void a_wall_with_a_hole_lets_a_tenant_reach_anothers_rows() throws SQLException {
        assertEquals(List.of(), matrix.breaches());
        for (String table : superuser.tenantTables()) {
            for (String hole : List.of(
                    "alter policy tenant_isolation on %s using (true)",
                    "alter policy tenant_isolation on %s with check (true)",
                    "alter table %s disable row level security")) {
                List<String> breaches = superuser.undone(() -> {
                    superuser.run(hole.formatted(table));
                    List<String> found = new ArrayList<>();
                    for (Matrix.Deed deed : Matrix.Deed.values()) {
                        found.addAll(matrix.breaches(table, deed));
                    }
                    return found;
                });
                assertFalse(breaches.isEmpty(), "nobody came through: " + hole.formatted(table));
            }
        }
    }

    /** What each role can see in a table, remove and add with what it is granted, as lines. */
    private static List<String> powers(String table) throws SQLException {
        List<String> powers = new ArrayList<>();
        AnyRow more = new AnyRow(superuser, table, Matrix.OWN, 9);
        for (String role : ROLES) {
            for (String deed : List.of(
                    "select count(*) from " + table,
                    "with gone as (delete from " + table + " returning 1) select count(*) from gone",
                    "with more as (" + more.insertion() + " returning 1) select count(*) from more")) {
                String outcome =
                        superuser.outcome(Matrix.Setting.OWN_TENANT.statement(), "set local role " + role, deed);
                powers.add(role + " " + deed + " " + outcome);
            }
        }
        // of another hospital's display, whose digest AnyRow makes of a 2
        powers.add("a display "
                + superuser.outcome(
                        "select set_config('flightplan.display_digest', 'x2', true)",
                        "set local role flightplan_app",
                        "select count(*) from displays"));
        return powers;
    }
}

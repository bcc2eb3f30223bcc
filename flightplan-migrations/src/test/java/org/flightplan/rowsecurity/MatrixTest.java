package org.flightplan.rowsecurity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.migrations.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever a role is granted by mistake, a tenant's rows are its own; and what is its own, it can deal with. */
class MatrixTest {

    private static Superuser superuser;
    private static Matrix matrix;

    @BeforeAll
    static void open() throws SQLException {
        superuser = new Superuser(TestDatabase.migrated());
        matrix = new Matrix(superuser);
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    @TestFactory
    List<DynamicTest> a_tenants_rows_are_its_own() throws SQLException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String table : superuser.tenantTables()) {
            for (Matrix.Deed deed : Matrix.Deed.values()) {
                tests.add(DynamicTest.dynamicTest(
                        table + " " + deed, () -> assertEquals(List.of(), matrix.breaches(table, deed))));
            }
            tests.add(DynamicTest.dynamicTest(
                    table + " references", () -> assertEquals(List.of(), matrix.breachesOfReferences(table))));
        }
        return tests;
    }

    @Test
    void the_matrix_holds_references_and_an_append_only_table() throws SQLException {
        assertTrue(superuser.tenantTables().contains("event_store"));
        assertTrue(superuser
                        .column("select conname from pg_constraint where contype = 'f' and connamespace ="
                                + " 'public'::regnamespace")
                        .size()
                >= 4);
    }
}

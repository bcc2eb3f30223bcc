package org.flightplan.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flightplan.migrations.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks are kept for six years, under a legal hold for longer, whoever would delete them. */
class AuditPurgeTest {

    private static final UUID TENANT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final TestDatabase database = TestDatabase.migrated();

    @BeforeEach
    void looks_of_all_ages() throws SQLException {
        for (UUID tenant : List.of(TENANT, OTHER)) {
            look(tenant, 1, "6 years 1 day");
            look(tenant, 2, "6 years -1 day");
            look(tenant, 3, "1 minute");
        }
    }

    @Test
    void what_is_older_than_six_years_goes_with_its_patients_and_nothing_else() throws SQLException {
        assertEquals(2, purged());
        assertEquals(0, purged());
        for (UUID tenant : List.of(TENANT, OTHER)) {
            assertEquals(List.of("2", "3"), kept("audit_trail", "id", tenant));
            assertEquals(List.of("2", "3"), kept("audit_trail_patients", "record_id", tenant));
        }
    }

    @Test
    void a_hold_keeps_everything_until_it_is_lifted() throws SQLException {
        hold(1, true);
        assertEquals(1, purged());
        assertEquals(List.of("1", "2", "3"), kept("audit_trail", "id", TENANT));
        assertEquals(List.of("2", "3"), kept("audit_trail", "id", OTHER));
        hold(2, false);
        assertEquals(1, purged());
        assertEquals(List.of("2", "3"), kept("audit_trail", "id", TENANT));
    }

    @Test
    void the_database_refuses_an_early_loss_to_a_superuser_too() throws SQLException {
        refused("delete from audit_trail_patients where record_id = '" + new UUID(9, 2) + "'");
        refused("delete from audit_trail where id = '" + new UUID(9, 3) + "'");
        refused("update audit_trail set action = 'x' where id = '" + new UUID(9, 1) + "'");
        refused("update audit_trail_patients set patient_id = tenant_id where record_id = '" + new UUID(9, 1) + "'");
        refused("truncate audit_trail cascade");
        hold(1, true);
        refused("delete from audit_trail_patients where tenant_id = '" + TENANT + "' and record_id = '" + new UUID(9, 1)
                + "'");
        refused("delete from legal_holds");
        execute(
                "postgres",
                "delete from audit_trail_patients where tenant_id = '" + OTHER + "' and record_id = '" + new UUID(9, 1)
                        + "'");
    }

    private int purged() throws SQLException {
        try (Connection connection = database.as("flightplan_events").getConnection()) {
            return AuditPurge.page(connection);
        }
    }

    private void look(UUID tenant, int number, String age) throws SQLException {
        UUID id = new UUID(9, number);
        execute(
                "flightplan_events",
                "insert into audit_trail values ('" + tenant + "', '" + id + "', clock_timestamp() - interval '" + age
                        + "', '" + id + "', 'a', null, '{}', 'p', 'o', '" + id + "')");
        execute(
                "flightplan_events",
                "insert into audit_trail_patients values ('" + tenant + "', '" + id + "', '" + id + "')");
    }

    private void hold(int number, boolean held) throws SQLException {
        execute(
                "flightplan_events",
                "insert into legal_holds (tenant_id, id, user_id, held) values ('" + TENANT + "', '"
                        + new UUID(8, number) + "', '" + TENANT + "', " + held + ")");
    }

    private void refused(String sql) {
        SQLException refusal = assertThrows(SQLException.class, () -> execute("postgres", sql), sql);
        assertEquals("42501", refusal.getSQLState(), sql);
    }

    private void execute(String role, String sql) throws SQLException {
        try (Connection connection = database.as(role).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> kept(String table, String column, UUID tenant) throws SQLException {
        try (Connection connection = database.as("postgres").getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select right(" + column + "::text, 1) from " + table + " where tenant_id = '"
                                + tenant + "' order by 1")) {
            List<String> kept = new ArrayList<>();
            while (row.next()) {
                kept.add(row.getString(1));
            }
            return kept;
        }
    }
}

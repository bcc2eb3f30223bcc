package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.Test;

/** The log is sealed within seconds, and a privacy officer learns what was done to it. */
class SealsIT {

    private static final long LONGEST_LAG_NANOS = Duration.ofSeconds(5).toNanos();

    private final Ward ward = Ward.open();
    private final Http officer = Http.as(ward.tenant, "privacy-officer");

    @Test
    void what_is_appended_is_sealed_within_five_seconds_and_what_is_altered_is_named() throws SQLException {
        UUID admission = ward.admittedPatient();
        long appended = System.nanoTime();
        JsonObject report = verified();
        while (report.getInt("unsealed_events") > 0 && System.nanoTime() - appended < LONGEST_LAG_NANOS) {
            report = verified();
        }
        assertTrue(report.getBoolean("intact"), report::toString);
        assertEquals(3, report.getInt("events"), report::toString);
        assertEquals(0, report.getInt("unsealed_events"), report::toString);
        assertEquals(ward.head(), report.getInt("through_position"));

        long position = Ward.position(
                ward.viewer.get("streams/" + admission).expect(200).items().get(0));
        alter("update event_store set event_type = 'altered' where id = " + position);
        JsonObject altered = verified();
        assertFalse(altered.getBoolean("intact"));
        JsonObject finding = altered.getJsonObject("first_finding");
        assertEquals("altered", finding.getString("kind"));
        assertEquals(position, finding.getInt("position"));
        alter("update event_store set event_type = 'admission.created' where id = " + position);
        assertTrue(verified().getBoolean("intact"));
    }

    @Test
    void the_lag_is_published() {
        String metrics = Http.application().get("metrics").expect(200).body();
        double lag = metrics.lines()
                .filter(line -> line.startsWith("flightplan_seal_lag_seconds "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
        assertTrue(lag < 5, "lag " + lag);
    }

    private JsonObject verified() {
        return officer.get("admin/audit/verify").expect(200).json();
    }

    private static void alter(String sql) throws SQLException {
        try (var connection = TestServer.database().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}

package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.Test;

/** A hospital whose requests hang takes its own share of the node, and no more. */
class SharesIT {

    private static final int MANY = 40;

    @Test
    void requests_that_hang_are_their_own_hospitals_loss_and_give_everything_back() throws SQLException {
        Ward busy = Ward.open();
        Ward other = Ward.open();
        String stay = "admissions/" + other.admittedPatient() + "/timeline";
        CompletableFuture<List<Answer>> hanging;
        try (var connection = TestServer.database().as("postgres").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table read_model_patients in access exclusive mode");
            hanging = CompletableFuture.supplyAsync(() -> Race.of(MANY, i -> busy.viewer.get("patients")));
            Waiting.await("some of them hang", () -> waitForLock() > 0);
            for (int i = 0; i < 20; i++) {
                other.viewer.get(stay).expect(200);
            }
            Waiting.await("who waits for a turn is told to come again", () -> refusals() > 0);
            assertTrue(waitForLock() <= 5, "half of the pool of ten at most");
            connection.rollback();
        }
        List<Answer> answers = hanging.join();
        assertEquals(Set.of(200, 429), Race.statuses(answers));
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertEquals("too_many_at_once", refused.problem(429).json().getString("error_code"));
        assertEquals("1", refused.header("Retry-After"));
        // nothing is kept: refused, failed and answered later alike
        Race.of(20, i -> busy.clinician.post("patients", busy.patient().build()).expect(201));
        Race.of(20, i -> busy.viewer.get("patients/x").problem(400));
        assertEquals(Set.of(200), Race.statuses(Race.of(MANY, i -> busy.viewer.get("patients"))));
    }

    private static double refusals() {
        return Http.application()
                .get("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("flightplan_http_answers_total") && line.contains("\"429\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static int waitForLock() {
        try {
            return Integer.parseInt(
                    Stores.log(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'flightplan_app'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

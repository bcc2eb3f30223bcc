package org.flightplan.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.flightplan.migrations.SentryProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a project is sent, as it arrives there. */
class ErrorReportsTest {

    private static final String PATIENT = "Testpatient Ada";

    private SentryProject project;
    private ErrorReports reports;

    @BeforeEach
    void start() throws IOException {
        project = new SentryProject();
        reports = new ErrorReports(project.dsn(), "staging");
    }

    @AfterEach
    void stop() {
        reports.close();
        project.close();
    }

    @Test
    void a_failure_is_told_by_its_line_and_by_where_it_was_thrown() throws Exception {
        LogRecord line = line(Level.SEVERE, "Request {0} failed with {1}");
        line.setParameters(new Object[] {"7f", 500, failure()});
        reports.publish(line);
        String report = report();
        assertTrue(report.contains("Request 7f failed with 500"), report);
        assertTrue(report.contains("\"environment\":\"staging\""), report);
        assertTrue(report.contains("\"type\":\"IllegalStateException\""), report);
        assertTrue(report.contains("\"type\":\"IllegalArgumentException\""), report);
        assertTrue(report.contains("\"function\":\"failure\""), report);
    }

    @Test
    void what_an_exception_says_stays_here() throws Exception {
        LogRecord line = line(Level.SEVERE, "It failed");
        line.setThrown(failure());
        reports.publish(line);
        String report = report();
        assertTrue(report.contains("\"type\":\"IllegalArgumentException\""), report);
        assertFalse(report.contains(PATIENT), report);
    }

    @Test
    void a_warning_is_none() throws Exception {
        reports.publish(line(Level.WARNING, "Only a warning"));
        reports.publish(line(Level.SEVERE, "A failure"));
        assertTrue(report().contains("A failure"));
    }

    @Test
    void a_project_out_of_reach_holds_nobody_up() {
        project.close();
        long begun = System.nanoTime();
        for (int failure = 0; failure < 1_000; failure++) {
            reports.publish(line(Level.SEVERE, "A failure"));
        }
        assertEquals(0, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) / 10);
    }

    /** The only one. */
    private String report() {
        reports.flush();
        assertEquals(1, project.reports().size(), project.reports()::toString);
        return project.reports().get(0);
    }

    private static LogRecord line(Level level, String message) {
        LogRecord line = new LogRecord(level, message);
        line.setLoggerName("org.flightplan.Test");
        return line;
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("of " + PATIENT, new IllegalArgumentException(PATIENT));
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.Test;

/** Tasks of an operator who knows the page alone. What each takes goes to {@code target/operator.md}. */
class OperatorPageIT extends JourneyCase {

    private static final double PATIENCE_MS = 60_000;

    @Test
    void an_operators_tasks_are_done_without_help() throws IOException, SQLException {
        String hospital = "Synthetic Operated " + stay.mrn();
        window.signIn(stay.hospital(), "Platform administrator", "");
        page.waitForURL(Pattern.compile("#/installation/nodes$"));
        // sections are read again each 15 seconds at most
        setDefaultAssertionTimeout(PATIENCE_MS);

        task("Which build runs, and is every node ready?", () -> {
            Locator own = page.locator("tr", new Page.LocatorOptions().setHasText("answers you"));
            assertThat(own).containsText("Ready");
            assertThat(own.locator("td").nth(1)).hasText(Pattern.compile("\\d+\\.\\d+.*"));
        });
        task("How old is what clinicians read?", () -> {
            section("Projections");
            assertThat(page.locator(".large")).containsText("Every event is projected.");
        });
        task("Stop a projection, and let it go on", () -> {
            press("Pause attachments");
            confirm("Pause it");
            assertThat(line("attachments")).containsText("Paused");
            press("Go on attachments");
            assertThat(line("attachments")).not().containsText("Paused");
        });
        task("Rebuild all read models, and see it done", () -> {
            press("Rebuild all read models");
            confirm("Rebuild them");
            assertThat(page.locator(".rebuild")).containsText("The last one was finished");
        });
        task("How much of the log's table is dead? Count its values anew", () -> {
            section("Database");
            assertThat(line("event_store")).containsText(Pattern.compile("\\d"));
            click(line("event_store").locator("summary"));
            press("Count values anew event_store");
            assertThat(dialog()).containsText("Reading and recording go on.");
            confirm("Count values anew");
            assertThat(done("Count the values of event_store anew")).hasCount(1);
        });
        task("What would giving its room back keep from working? Don't do it", () -> {
            press("Give room back event_store");
            assertThat(dialog()).containsText("Nobody can read or write this table");
            click(dialog().getByText("Cancel", new Locator.GetByTextOptions().setExact(true)));
            assertThat(dialog()).hasCount(0);
        });
        sessions();
        task("Which changeset was applied last, and when?", () -> {
            section("Schema");
            assertThat(page.locator(".figures tbody tr").first())
                    .containsText(Pattern.compile("\\d{4}, \\d\\d:\\d\\d"));
        });
        task("Add a hospital in Berlin", () -> {
            section("Hospitals");
            press("Add a hospital");
            write(page.getByLabel("Hospital *"), hospital);
            write(page.getByLabel("Time zone *"), "Europe/Berlin");
            click(dialog().locator("input[type=checkbox]").first());
            click(dialog().locator("button[type=submit]"));
            assertThat(line(hospital)).containsText("Europe/Berlin");
        });
        task("Suspend it, and resume it", () -> {
            press("Suspend " + hospital);
            confirm("Suspend");
            assertThat(line(hospital)).containsText("Suspended");
            press("Resume " + hospital);
            assertThat(line(hospital)).containsText("Active");
        });
        task("Is a rotation of keys under way?", () -> {
            section("Keys");
            assertThat(line(stay.hospital())).containsText("the present master key");
        });
        task("Is the log of a hospital as it was sealed?", () -> {
            section("Seals");
            press("Verify " + stay.hospital());
            assertThat(line(stay.hospital())).containsText("intact");
        });
        // the sign-in of a server that is tested often stays short
        section("Hospitals");
        press("Suspend " + hospital);
        confirm("Suspend");
        assertThat(line(hospital)).containsText("Suspended");
        keep("operator.md", 13);
    }

    // somebody's request holds a row, another waits for it, and a third computes for too long
    private void sessions() throws SQLException {
        try (Connection holds = open();
                Connection waits = open();
                Connection computes = open()) {
            holds.setAutoCommit(false);
            execute(holds, "select pg_advisory_xact_lock(4711)");
            CompletableFuture<String> waiting = later(waits, "select pg_advisory_lock(4711)");
            CompletableFuture<String> computing = later(computes, "select pg_sleep(120)");
            task("What keeps others waiting? End it", () -> {
                section("Sessions");
                String blocker = pid(holds);
                assertThat(page.getByText("Sessions that block others").last()).isVisible();
                press("End the session " + blocker);
                assertThat(dialog()).containsText("its locks go");
                confirm("End the session");
                assertThat(done("End session " + blocker)).hasCount(1);
                assertEquals("done", waiting.join());
            });
            task("What runs for too long? Cancel it", () -> {
                String slow = pid(computes);
                Locator line = page.locator("tr", new Page.LocatorOptions().setHasText("pg_sleep"))
                        .filter(new Locator.FilterOptions().setHasText(slow));
                assertThat(line).containsText("select pg_sleep(?)");
                press("Cancel the statement " + slow);
                assertThat(dialog()).containsText("The session goes on.");
                confirm("Cancel the statement");
                assertEquals("57014", computing.join());
            });
        }
    }

    private static Connection open() throws SQLException {
        return TestServer.database().as("flightplan_app").getConnection();
    }

    private static CompletableFuture<String> later(Connection connection, String sql) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                execute(connection, sql);
                return "done";
            } catch (SQLException e) {
                return e.getSQLState();
            }
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String pid(Connection connection) {
        try {
            return String.valueOf(
                    connection.unwrap(org.postgresql.PGConnection.class).getBackendPID());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void section(String name) {
        click(page.locator("nav.sections a", new Page.LocatorOptions().setHasText(name)));
        page.locator(".part-body:not([aria-busy])").waitFor();
    }

    private void confirm(String button) {
        click(dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true)));
        assertThat(dialog()).hasCount(0);
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private Locator line(String text) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(text))))
                .first();
    }

    private Locator done(String what) {
        return page.locator(".deeds .done", new Page.LocatorOptions().setHasText(what));
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Twenty tasks of a nurse; what each takes goes to {@code target/nurse.md}. */
class NurseIT extends JourneyCase {

    private static final String LETTER = "letter.txt";

    @Test
    void twenty_tasks_are_done_without_help() throws IOException {
        UUID admission = stay.admit("Synth Nursed", "SYN-NURSE-" + stay.mrn(), "2022-03-04", 3, "Synthetic");
        bed(admission, "CICU", "CICU-1");
        stay.risk(admission, "Extubated");
        UUID other = stay.admit("Synth Sickest", "SYN-SICK-" + stay.mrn(), "2021-05-06", 3, "Synthetic");
        bed(other, "CICU", "CICU-2");
        stay.risk(other, "Procedure");
        window.signIn(stay.hospital());

        task("Who is the most ill?", () -> {
            // the list comes in this order
            assertThat(page.locator("table.stays tbody tr").first()).containsText("Synth Sickest");
        });
        task("Who is in the CICU?", () -> {
            choose("Location", "CICU");
            assertThat(page.locator("table.stays tbody tr")).hasCount(2);
        });
        task("Whose target day is over?", () -> {
            choose("Marked", "Target day over");
            assertThat(page.getByText("No stays match")).isVisible();
            choose("Marked", "All");
        });
        task("Find a patient by the surname", () -> {
            write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "nursed");
            press("Find");
            assertThat(page.locator("table.stays tbody tr")).hasCount(1);
        });
        task("Find a patient by the date of birth", () -> {
            write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "6.5.2021");
            press("Find");
            assertThat(page.locator("table.stays tbody tr")).containsText("Synth Sickest");
            press("Back to the list");
        });
        task("Open the sheet for the handover of the CICU", () -> {
            click(page.getByText("Handover sheet"));
            assertThat(page.locator(".handover-table tbody tr")).hasCount(2);
            click(page.getByText("All stays").first());
            page.locator("table.stays").waitFor();
        });
        task("Admit somebody unconscious whom nobody knows", () -> {
            click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admit")));
            write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "unknown");
            press("Find");
            press("Admit a new patient");
            choose("Identity *", "Not confirmed yet");
            choose("Specialty *", 1);
            choose("Attending *", "Me");
            submit();
            assertThat(page.locator(".stay-head")).containsText("Identity not confirmed");
            click(page.getByText("All stays").first());
        });
        task("Open a stay: where and how ill?", () -> {
            click(page.getByText("Synth Nursed"));
            assertThat(page.locator(".stay-head")).containsText("CICU-1");
        });
        task("Move to another bed", () -> {
            record("Move");
            choose("Location *", "ACCU");
            write(page.getByLabel("Bed"), "ACCU-4");
            submit();
            assertThat(page.locator(".stay-head")).containsText("ACCU-4");
        });
        task("Record that the patient was intubated", () -> {
            record("Risk");
            choose("Risk *", "Intubated");
            submit();
            assertThat(page.locator(".stay-head .risk")).hasAttribute("data-level", "4");
        });
        task("Take that back", () -> {
            press("Undo u");
            assertThat(page.locator(".stay-head .risk[data-level='4']")).hasCount(0);
        });
        task("Write a note", () -> {
            record("Event");
            choose("What *", "Annotation");
            write(page.getByLabel("Text *"), "Synthetic fever");
            submit();
            assertThat(line("annotation")).containsText("Synthetic fever");
        });
        task("Correct it, and say that it was yesterday", () -> {
            click(line("annotation").getByText("Correct", new Locator.GetByTextOptions().setExact(true)));
            write(page.getByLabel("Text *"), "Synthetic fever, 39 degrees");
            String yesterday = Instant.parse(stay.momentAgo(Duration.ofDays(1)))
                    .atOffset(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toLocalDateTime()
                    .toString();
            write(page.getByLabel("When *"), yesterday);
            submit();
            assertThat(line("annotation")).containsText("39 degrees");
        });
        task("A therapy begins", () -> {
            record("Therapy begins");
            write(page.getByLabel("Therapy *"), "Mockinone");
            submit();
            assertThat(line("continuous_therapy")).containsText("Mockinone");
        });
        task("It ends", () -> {
            record("Therapy ends");
            submit();
            assertThat(line("continuous_therapy")).containsText("Stopped");
        });
        task("A task for tomorrow", () -> {
            record("Task");
            write(page.getByLabel("What is to be done *"), "Call the mock family");
            write(page.getByLabel("Until when"), "2027-01-02T10:00");
            submit();
            assertThat(page.locator(".plan")).containsText("Call the mock family");
        });
        task("Tick it off", () -> {
            click(page.getByLabel("Call the mock family"));
            assertThat(page.getByLabel("Call the mock family")).isChecked();
        });
        task("What keeps the patient here", () -> {
            record("Barrier");
            write(page.getByLabel("What keeps the patient here *"), "No bed at home");
            submit();
            assertThat(page.locator(".plan")).containsText("No bed at home");
        });
        task("Attach a letter", () -> {
            press("Attach a file");
            FileChooser chooser = page.waitForFileChooser(
                    () -> click(page.getByLabel("Files", new Page.GetByLabelOptions().setExact(true))));
            chooser.setFiles(new FilePayload(LETTER, "text/plain", "synthetic".getBytes(StandardCharsets.UTF_8)));
            submit();
            assertThat(page.locator(".attachment-list"))
                    .containsText(LETTER, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        });
        task("Send the patient home", () -> {
            record("Discharge");
            submit();
            assertThat(page.locator(".stay-head")).containsText("Discharged");
        });
        keep("nurse.md", 20);
    }

    private void bed(UUID admission, String location, String bed) {
        stay.elsewhere(
                "admissions/" + admission + "/location",
                Map.of("to_location", location, "to_bed", bed, "effective_at", stay.momentAgo(Duration.ofHours(40))));
    }

    private void record(String what) {
        press("Record n");
        click(page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\S\\s+" + what + "$")))
                .first());
        page.locator("dialog form").waitFor();
    }

    private Locator line(String type) {
        return page.locator("tr[data-event-type=" + type + "]");
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Twenty tasks of a nurse, done by one who knows the page alone: by the words that can be read on it, with the mouse, and the keyboard
 * for what must be written. What each takes goes to {@code target/nurse.md}.
 */
class NurseIT extends ConsoleCase {

    private static final String LETTER = "letter.txt";

    private Journey nurse;

    @Test
    void twenty_tasks_are_done_without_help() {
        UUID admission = stay.admit("Synth Nursed", "SYN-NURSE-" + stay.mrn(), "2022-03-04", 3, "Synthetic");
        bed(admission, "CICU", "CICU-1");
        stay.risk(admission, "Extubated");
        UUID other = stay.admit("Synth Sickest", "SYN-SICK-" + stay.mrn(), "2021-05-06", 3, "Synthetic");
        bed(other, "CICU", "CICU-2");
        stay.risk(other, "Procedure");
        window.signIn(stay.hospital());
        nurse = new Journey(page);

        nurse.task("Who is the most ill?", () -> {
            // the list comes in this order
            assertThat(page.locator("table.stays tbody tr").first()).containsText("Synth Sickest");
        });
        nurse.task("Who is in the CICU?", () -> {
            nurse.choose("Location", "CICU");
            assertThat(page.locator("table.stays tbody tr")).hasCount(2);
        });
        nurse.task("Whose target day is over?", () -> {
            nurse.choose("Marked", "Target day over");
            assertThat(page.getByText("No stays match")).isVisible();
            nurse.choose("Marked", "All");
        });
        nurse.task("Find a patient by the surname", () -> {
            nurse.write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "nursed");
            nurse.press("Find");
            assertThat(page.locator("table.stays tbody tr")).hasCount(1);
        });
        nurse.task("Find a patient by the date of birth", () -> {
            nurse.write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "6.5.2021");
            nurse.press("Find");
            assertThat(page.locator("table.stays tbody tr")).containsText("Synth Sickest");
            nurse.press("Back to the list");
        });
        nurse.task("Open the sheet for the handover of the CICU", () -> {
            nurse.click(page.getByText("Handover sheet"));
            assertThat(page.locator(".handover-table tbody tr")).hasCount(2);
            nurse.click(page.getByText("All stays").first());
            page.locator("table.stays").waitFor();
        });
        nurse.task("Admit somebody unconscious whom nobody knows", () -> {
            nurse.click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Admit")));
            nurse.write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "unknown");
            nurse.press("Find");
            nurse.press("Admit a new patient");
            nurse.choose("Identity *", "Not confirmed yet");
            nurse.choose("Specialty *", 1);
            nurse.choose("Attending *", "Me");
            submit();
            assertThat(page.locator(".stay-head")).containsText("Identity not confirmed");
            nurse.click(page.getByText("All stays").first());
        });
        nurse.task("Open a stay: where and how ill?", () -> {
            nurse.click(page.getByText("Synth Nursed"));
            assertThat(page.locator(".stay-head")).containsText("CICU-1");
        });
        nurse.task("Move to another bed", () -> {
            record("Move");
            nurse.choose("Location *", "ACCU");
            nurse.write(page.getByLabel("Bed"), "ACCU-4");
            submit();
            assertThat(page.locator(".stay-head")).containsText("ACCU-4");
        });
        nurse.task("Record that the patient was intubated", () -> {
            record("Risk");
            nurse.choose("Risk *", "Intubated");
            submit();
            assertThat(page.locator(".stay-head .risk")).hasAttribute("data-level", "4");
        });
        nurse.task("Take that back", () -> {
            nurse.press("Undo u");
            assertThat(page.locator(".stay-head .risk[data-level='4']")).hasCount(0);
        });
        nurse.task("Write a note", () -> {
            record("Event");
            nurse.choose("What *", "Annotation");
            nurse.write(page.getByLabel("Text *"), "Synthetic fever");
            submit();
            assertThat(line("annotation")).containsText("Synthetic fever");
        });
        nurse.task("Correct it, and say that it was yesterday", () -> {
            nurse.click(line("annotation").getByText("Correct", new Locator.GetByTextOptions().setExact(true)));
            nurse.write(page.getByLabel("Text *"), "Synthetic fever, 39 degrees");
            String yesterday = Instant.parse(stay.momentAgo(Duration.ofDays(1)))
                    .atOffset(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toLocalDateTime()
                    .toString();
            nurse.write(page.getByLabel("When *"), yesterday);
            submit();
            assertThat(line("annotation")).containsText("39 degrees");
        });
        nurse.task("A therapy begins", () -> {
            record("Therapy begins");
            nurse.write(page.getByLabel("Therapy *"), "Mockinone");
            submit();
            assertThat(line("continuous_therapy")).containsText("Mockinone");
        });
        nurse.task("It ends", () -> {
            record("Therapy ends");
            submit();
            assertThat(line("continuous_therapy")).containsText("Stopped");
        });
        nurse.task("A task for tomorrow", () -> {
            record("Task");
            nurse.write(page.getByLabel("What is to be done *"), "Call the mock family");
            nurse.write(page.getByLabel("Until when"), "2027-01-02T10:00");
            submit();
            assertThat(page.locator(".plan")).containsText("Call the mock family");
        });
        nurse.task("Tick it off", () -> {
            nurse.click(page.getByLabel("Call the mock family"));
            assertThat(page.getByLabel("Call the mock family")).isChecked();
        });
        nurse.task("What keeps the patient here", () -> {
            record("Barrier");
            nurse.write(page.getByLabel("What keeps the patient here *"), "No bed at home");
            submit();
            assertThat(page.locator(".plan")).containsText("No bed at home");
        });
        nurse.task("Attach a letter", () -> {
            nurse.press("Attach a file");
            FileChooser chooser = page.waitForFileChooser(
                    () -> nurse.click(page.getByLabel("Files", new Page.GetByLabelOptions().setExact(true))));
            chooser.setFiles(new FilePayload(LETTER, "text/plain", "synthetic".getBytes(StandardCharsets.UTF_8)));
            submit();
            assertThat(page.locator(".attachment-list"))
                    .containsText(LETTER, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        });
        nurse.task("Send the patient home", () -> {
            record("Discharge");
            submit();
            assertThat(page.locator(".stay-head")).containsText("Discharged");
        });
        nurse.write("nurse.md");
        assertTrue(nurse.rows().size() == 20, nurse.rows()::toString);
    }

    private void bed(UUID admission, String location, String bed) {
        stay.elsewhere(
                "admissions/" + admission + "/location",
                Map.of("to_location", location, "to_bed", bed, "effective_at", stay.momentAgo(Duration.ofHours(40))));
    }

    private void record(String what) {
        nurse.press("Record n");
        nurse.click(page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\S\\s+" + what + "$")))
                .first());
        page.locator("dialog form").waitFor();
    }

    private void submit() {
        nurse.click(page.locator("dialog button[type=submit]"));
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private Locator line(String type) {
        return page.locator("tr[data-event-type=" + type + "]");
    }
}

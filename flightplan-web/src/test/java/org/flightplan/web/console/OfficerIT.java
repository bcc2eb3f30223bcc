package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ten tasks of a privacy officer; what each takes goes to {@code target/officer.md}. */
class OfficerIT extends JourneyCase {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @Test
    void ten_tasks_are_done_without_help() throws IOException {
        UUID opened = stay.admit("Synth Opened", "SYN-OPEN-" + stay.mrn(), "2022-03-04", 3, "Synthetic");
        UUID gone = stay.admit("Synth Leaver", "SYN-LEFT-" + stay.mrn(), "2021-05-06", 3, "Synthetic");
        stay.research("admissions/" + gone);
        stay.discharge(gone);
        stay.open(opened, "Dr Mock Opener", "Synthetic arrest on the ward");
        window.signIn(stay.hospital(), "Privacy officer", "");
        Locator card = page.locator(".card[data-glass-id]");

        task("Is there anything to review?", () -> {
            assertThat(card).hasCount(1);
            assertThat(card).containsText("Dr Mock Opener");
            assertThat(card).containsText("Synthetic arrest on the ward");
        });
        task("What was looked at meanwhile, and whose record is it?", () -> {
            press("What was looked at");
            assertThat(card).containsText("Synth Opened");
            assertThat(card.locator(".records")).containsText("Timeline read");
        });
        task("It was reviewed", () -> {
            press("Reviewed");
            assertThat(page.getByText("Nothing to review")).isVisible();
        });
        task("Who looked at a patient?", () -> {
            link("Audit trail");
            write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "opened");
            press("Find");
            assertThat(page.locator(".chosen-patient")).containsText("Synth Opened");
            assertThat(page.locator(".records")).containsText("Dr Mock Opener");
        });
        task("What did somebody do in all records?", () -> {
            press("Any patient");
            choose("Who", "Dr Mock Opener");
            press("Search");
            assertThat(page.locator(".records tbody tr").first()).containsText("Dr Mock Opener");
            assertThat(page.locator(".records")).containsText("Record opened outside of the care team");
        });
        task("Save that as a file", () -> {
            Download download = page.waitForDownload(() -> press("Save all as a file"));
            assertTrue(
                    download.suggestedFilename().matches("audit-trail-[\\dT-]+\\.json"), download::suggestedFilename);
            assertTrue(records(download) >= 2, "what was opened, and what was looked at");
        });
        task("To whom was the record of a patient disclosed? Print it", () -> {
            link("A patient’s rights");
            write(page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)), "leaver");
            press("Find");
            assertThat(page.locator(".sheet")).containsText("Synth Leaver");
            assertThat(page.locator(".sheet .records tbody tr")).hasCount(1);
            assertThat(page.locator(".sheet .records")).containsText("Research");
            page.evaluate("() => { window.print = () => { window.printed = true; }; }");
            press("Print");
            assertEquals(true, page.evaluate("window.printed"));
        });
        task("Erase the record", () -> {
            assertThat(page.locator(".danger-zone")).containsText("It can’t be undone");
            press("Erase this record …");
            assertThat(page.locator("dialog h2")).containsText("Erase the record of Synth Leaver");
            choose("Ground *", "The patient asks for it");
            submit();
            assertThat(page.locator(".sheet")).containsText("Erased");
            assertThat(page.getByText("This record was erased.")).isVisible();
        });
        task("Keep the audit trail for a court", () -> {
            link("Hold and log");
            press("Set a hold …");
            submit();
            assertThat(page.locator("[data-held=true]")).isVisible();
        });
        task("Is the log as it was sealed? Certify it", () -> {
            press("Verify the log");
            assertThat(page.locator(".certificate[data-intact=true]")).isVisible(PATIENTLY);
            assertThat(page.locator(".certificate")).containsText("The log is as it was sealed.");
        });
        keep("officer.md", 10);
        assertTrue(
                stay.readAs("privacy-officer", "admin/audit/hold").get("held").getAsBoolean());
        assertThat(page.getByText("Synth Leaver")).hasCount(0);
    }

    private void link(String name) {
        click(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)));
    }

    private static int records(Download download) {
        try {
            return JsonParser.parseString(Files.readString(download.path()))
                    .getAsJsonObject()
                    .getAsJsonArray("items")
                    .size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

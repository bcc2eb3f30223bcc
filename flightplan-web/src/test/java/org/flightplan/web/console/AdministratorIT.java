package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Eight tasks of a hospital's administrator; what each takes goes to {@code target/administrator.md}. */
class AdministratorIT extends JourneyCase {

    @Test
    void eight_tasks_are_done_without_help() throws IOException {
        stay.seen("Dr Mock Newcomer", "clinician");
        window.signIn(stay.hospital(), "Administrator", "");

        task("Open a unit with twelve beds", () -> {
            press("New unit n");
            write(field("Location *"), "CICU");
            write(field("Name *"), "Synthetic intensive care");
            write(field("Beds"), "CICU-1 to CICU-12");
            submit();
            assertThat(unit("Synthetic intensive care").locator(".unit-beds li"))
                    .hasCount(12);
        });
        task("Two more beds", () -> {
            press("Add beds");
            write(field("Beds *"), "CICU-14, CICU-15");
            submit();
            assertThat(unit("Synthetic intensive care").locator(".unit-beds li"))
                    .hasCount(14);
        });
        task("Give it another name", () -> {
            press("Rename");
            write(field("Name *"), "Synthetic heart unit");
            submit();
            assertThat(unit("Synthetic heart unit")).isVisible();
        });
        task("A bed is broken, until when", () -> {
            press("Change bed CICU-3");
            choose("State *", "blocked");
            write(field("Reason"), "Broken rail");
            write(field("Until"), "2027-01-02T10:00");
            submit();
            assertThat(page.locator("[data-bed='CICU-3']")).containsText("Broken rail");
        });
        task("A bed is no more", () -> {
            press("Take bed CICU-15 out of Synthetic heart unit");
            submit();
            assertThat(page.locator("[data-bed='CICU-15']")).hasCount(0);
        });
        task("Keep a specialty in the version that is used now", () -> {
            link("Specialties");
            click(page.locator("[data-specialty=cardiac]").getByText("Change the version …"));
            choose("Version *", 2);
            submit();
            assertThat(page.locator("[data-specialty=cardiac]")).containsText("kept in version");
        });
        task("Somebody joins the care team of a stay", () -> {
            link("Staff and care teams");
            press("Take somebody in or out …");
            write(field("Stay *"), page.url().replaceFirst("#.*", "#/stays/" + stay.admission()));
            choose("Whom *", "Dr Mock Newcomer");
            submit();
            assertThat(page.locator(".desk-said")).hasText("Taken into the care team.");
        });
        task("Show patients to their care teams alone", () -> {
            press("Show patients to their care teams alone …");
            submit();
            assertThat(page.locator("[data-kept=true]")).isVisible();
        });
        keep("administrator.md", 8);
        try {
            assertTrue(stay.read("tenants/current").get("care_teams").getAsBoolean());
            assertTrue(stay.read("tenants/current")
                    .getAsJsonArray("specialties")
                    .get(0)
                    .getAsString()
                    .startsWith("cardiac@"));
        } finally {
            stay.keepCareTeams(false);
        }
        assertEquals(
                1,
                stay.read("admissions/" + stay.admission())
                        .getAsJsonArray("care_team")
                        .size());
    }

    private Locator field(String label) {
        return page.locator("dialog").getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator unit(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void link(String name) {
        click(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)));
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The console speaks the language that was chosen at the foot of a page, on all pages and after signing in again. */
class LanguageIT extends ConsoleCase {

    /** Words that a page in German has no use for; what packs and people say stays as they say it. */
    private static final List<String> ENGLISH = List.of(
            "Record",
            "Undo",
            "Stays",
            "Admit",
            "Search",
            "Location",
            "Sign out",
            "Show more",
            "Barriers",
            "Task",
            "What happened",
            "Length of stay",
            "Post-op",
            "Now ",
            "Target",
            "Live");

    @Test
    void all_of_a_page_is_in_german_and_so_it_stays() {
        window.signIn(stay.hospital());
        german();
        assertThat(page.locator("h1")).hasText("Aufenthalte");
        assertEquals("de", page.locator("html").getAttribute("lang"));
        assertNoEnglish("list");
        assertAccessible("list in German");

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName(SyntheticStay.PATIENT)
                                .setExact(true))
                .click();
        page.locator(".chart canvas").waitFor();
        assertThat(page.locator(".stay-head")).containsText("Liegedauer");
        assertThat(page.locator(".history")).containsText("Was geschehen ist");
        assertNoEnglish("stay");
        assertAccessible("stay in German");
        page.keyboard().press("n");
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("Was möchten Sie für Synthia Mockingbird dokumentieren?");
        page.keyboard().press("k");
        page.locator("dialog form").waitFor();
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator(".field-error").first()).hasText("Wird gebraucht.");
        assertAccessible("form in German");
        page.keyboard().press("Escape");

        button("Abmelden").click();
        assertThat(page.getByLabel("Klinik")).isVisible();
        button("English").click();
        assertThat(page.getByLabel("Hospital")).isVisible();
        assertEquals("en", page.locator("html").getAttribute("lang"));
    }

    @Test
    void what_is_written_is_not_lost_unasked() {
        window.signIn(stay.hospital());
        window.openStayOf(SyntheticStay.PATIENT);
        page.keyboard().press("n");
        page.keyboard().press("k");
        page.locator("#field-text").fill("Synthetic half");
        page.keyboard().press("Escape");
        page.onceDialog(com.microsoft.playwright.Dialog::dismiss);
        button("Deutsch").click();
        page.getByText("Go on with: Task").click();
        assertThat(page.locator("#field-text")).hasValue("Synthetic half");
    }

    private void german() {
        button("Deutsch").click();
        assertThat(button("Abmelden")).isVisible();
        page.locator("table.stays").waitFor();
    }

    private void assertNoEnglish(String view) {
        String text = page.locator("body").innerText();
        assertEquals(List.of(), ENGLISH.stream().filter(text::contains).toList(), view);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the installation: who lands on it, what it asks for, and what it does when a part can't be read. */
class InstallationPageIT extends ConsoleCase {

    private static final double PATIENCE_MS = 30_000;
    private static final List<String> SECTIONS =
            List.of("nodes", "projections", "database", "sessions", "migrations", "tenants", "keys", "seals");
    private static final Pattern ASKED = Pattern.compile("/api/v1/([a-z-]+(/[a-z-]+)?)");

    @Test
    void a_platform_administrator_lands_here_and_on_no_page_of_patients() {
        landAsPlatform();
        assertThat(page.locator("nav.pages a")).hasText(new String[] {"Installation"});
        assertThat(page.locator(".freshness")).hasCount(0);
        page.navigate("#/board");
        page.waitForURL(Pattern.compile("#/installation/nodes$"));
        page.navigate("#/stays/" + stay.admission());
        page.waitForURL(Pattern.compile("#/installation/nodes$"));
    }

    @Test
    void a_clinician_lands_on_the_board_and_is_led_back_to_it() {
        window.signIn(stay.hospital(), "Clinician", "");
        page.waitForURL(Pattern.compile("#/board"));
        assertThat(page.locator("nav.pages a")).hasText(new String[] {"Board", "Stays", "Census"});
        page.navigate("#/installation/database");
        page.waitForURL(Pattern.compile("#/board"));
    }

    @Test
    void every_section_has_an_address_and_no_finding_and_asks_for_nothing_of_a_patient() {
        landAsPlatform();
        int digit = 1;
        for (String section : SECTIONS) {
            page.keyboard().press(String.valueOf(digit++));
            page.waitForURL(Pattern.compile("#/installation/" + section + "$"));
            assertThat(page.locator(".part .age")).containsText("ago");
            page.waitForFunction("() => document.querySelector('.part-body > :not(p)')");
            assertAccessible(section);
            for (int width : new int[] {390, 1440, 1920}) {
                page.setViewportSize(width, 900);
                assertEquals(
                        true,
                        page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                        section + " at " + width);
            }
        }
        Set<String> asked = window.addresses().stream()
                .map(ASKED::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertTrue(asked.contains("admin/nodes"), asked::toString);
        assertEquals(
                Set.of(),
                asked.stream()
                        .filter(path -> !path.startsWith("admin/")
                                && !Set.of("dev/token", "sign-in").contains(path))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_part_that_cant_be_read_says_so_keeps_what_it_showed_and_goes_on_by_itself() {
        landAsPlatform();
        Locator nodes = page.locator(".figures").first().locator("tbody tr");
        assertThat(nodes.filter(new Locator.FilterOptions().setHasText("answers you")))
                .hasCount(1);
        page.route("**/api/v1/admin/nodes", Route::abort);
        assertThat(page.locator(".part [role=alert]")).containsText("This could not be loaded: Nodes");
        assertThat(nodes.filter(new Locator.FilterOptions().setHasText("answers you")))
                .hasCount(1);
        page.unroute("**/api/v1/admin/nodes");
        assertThat(page.locator(".part [role=alert]")).hasCount(0);
        window.expectedNoAnswer();
    }

    @Test
    void what_is_read_anew_keeps_the_focus_and_enter_in_a_confirmation_does_nothing() {
        landAsPlatform();
        page.keyboard().press("2");
        Locator pause = page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Pause units").setExact(true));
        pause.focus();
        long asked = window.asked("/admin/projections");
        page.waitForCondition(() -> window.asked("/admin/projections") > asked + 1);
        assertThat(pause).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("those that rest on it");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(pause).isFocused();
        assertEquals(0, window.asked("/pause"));
    }

    private void landAsPlatform() {
        window.signIn(stay.hospital(), "Platform administrator", "");
        page.waitForURL(Pattern.compile("#/installation/nodes$"));
        assertThat(page.locator(".part .age")).containsText("ago");
        // sections are read again each 15 seconds at most
        setDefaultAssertionTimeout(PATIENCE_MS);
    }
}

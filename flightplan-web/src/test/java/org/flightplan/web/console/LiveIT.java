package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages follow what is recorded elsewhere, say so when they can't, and fail in parts alone. */
class LiveIT extends ConsoleCase {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    @Test
    void the_list_and_the_stay_follow_what_is_recorded_elsewhere_in_every_tab_by_one_stream() {
        window.signIn(stay.hospital());
        Page opened = window.tab("#/stays/" + stay.admission());
        Page third = window.tab("#/stays");
        assertThat(opened.locator(".freshness")).hasText("Live");
        assertThat(third.locator(".freshness")).hasText("Live");
        Locator button = opened.locator("tr[data-mark-id='" + stay.surgery() + "'] button.open")
                .first();
        button.focus();

        stay.risk(stay.admission(), "Intubated");
        assertThat(opened.locator(".stay-head .risk")).hasAttribute("data-level", "4");
        assertThat(button).isFocused();
        for (Page list : new Page[] {page, third}) {
            list.bringToFront();
            assertThat(lineOf(list, stay.admission()).locator(".risk")).hasAttribute("data-level", "4");
        }
        assertEquals(1, window.asked("/events/stream"));

        // whoever reads the stream is closed: another goes on
        page.close();
        opened.bringToFront();
        assertThat(opened.locator(".freshness")).hasText("Live");
        stay.risk(stay.admission(), "Extubated");
        assertThat(opened.locator(".stay-head .risk")).hasAttribute("data-level", "2");
    }

    @Test
    void who_comes_to_the_hospital_appears_and_a_line_keeps_the_focus() {
        window.signIn(stay.hospital());
        assertThat(page.locator(".freshness")).hasText("Live");
        Locator link = lineOf(page, stay.admission()).locator("a.name");
        link.focus();
        UUID admission = stay.admit("Synth Newcomer", "SYN-NEW-" + stay.mrn(), "2023-01-02", 0, "Synthetic");
        assertThat(lineOf(page, admission)).containsText("Synth Newcomer");
        assertThat(link).isFocused();
    }

    @Test
    void of_who_is_erased_nothing_is_left_on_any_screen() {
        UUID admission = stay.admit("Synth Erasable", "SYN-ERASE-" + stay.mrn(), "2023-01-02", 3, "Synthetic");
        stay.elsewhere(
                "admissions/" + admission + "/discharge",
                Map.of("discharge_date", stay.momentAgo(Duration.ofHours(1))));
        window.signIn(stay.hospital());
        page.getByLabel("Status").selectOption("discharged");
        assertThat(lineOf(page, admission)).containsText("Synth Erasable");
        Page opened = window.tab("#/stays/" + admission);
        assertThat(opened.locator(".stay-head h1")).hasText("Synth Erasable");
        assertThat(opened.locator(".freshness")).hasText("Live");

        stay.erasePatientOf(admission);
        assertThat(opened.locator(".stay-head h1")).hasText("Erased patient");
        page.bringToFront();
        assertThat(lineOf(page, admission)).containsText("Erased");
        for (Page each : new Page[] {page, opened}) {
            assertFalse(each.content().contains("Erasable"), each.url());
            assertFalse(each.title().contains("Erasable"));
        }
    }

    @Test
    void a_cut_network_is_told_and_what_was_missed_comes_with_it() {
        window.signIn(stay.hospital());
        assertThat(page.locator(".freshness")).hasText("Live");
        window.context().setOffline(true);
        assertThat(page.locator(".freshness")).containsText("Not live since", PATIENTLY);
        stay.risk(stay.admission(), "Procedure");
        assertThat(lineOf(page, stay.admission()).locator(".risk")).not().hasAttribute("data-level", "5");

        window.context().setOffline(false);
        assertThat(page.locator(".freshness")).containsText("Live", PATIENTLY);
        assertThat(lineOf(page, stay.admission()).locator(".risk")).hasAttribute("data-level", "5");
        window.expectedNoAnswer();
    }

    @Test
    void a_part_that_fails_says_so_alone_and_comes_again_by_itself() {
        window.signIn(stay.hospital());
        for (String part : new String[] {"flightplans", "timeline", "trajectory"}) {
            String pattern =
                    "**/api/v1/" + (part.equals("flightplans") ? "flightplans/*" : "admissions/*/" + part + "?*");
            page.route(pattern, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            Page opened = page;
            opened.navigate("#/stays/" + stay.admission());
            assertThat(opened.locator(".troubles .failure")).containsText("could not be loaded");
            assertThat(opened.locator(".stay-head h1")).hasText(SyntheticStay.PATIENT);
            assertThat(opened.locator(".chart canvas").first()).isVisible();
            if (part.equals("flightplans")) {
                assertThat(opened.locator("tr[data-mark-id='" + stay.surgery() + "']"))
                        .isVisible();
            }
            page.unroute(pattern);
            assertThat(opened.locator(".troubles .failure"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
            assertThat(opened.locator("tr[data-mark-id='" + stay.surgery() + "']"))
                    .isVisible();
            opened.navigate("#/stays");
        }
        window.expected(503);
    }

    private static Locator lineOf(Page list, UUID admission) {
        return list.locator("tr[data-admission-id='" + admission + "']");
    }
}

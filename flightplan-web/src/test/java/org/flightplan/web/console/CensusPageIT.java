package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Midnights, flow, lengths of stay and what the next days are to bring, of the house and of a unit. */
class CensusPageIT extends ConsoleCase {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(10_000);

    private static LocalDate today;
    private static UUID leaving;

    @BeforeAll
    static void open_units() {
        today = LocalDate.now(Clock.system(BERLIN));
        stay.standIn("Europe/Berlin");
        stay.unit("CICU", "Synthetic intensive care", List.of("CICU-1", "CICU-2", "CICU-3"));
        stay.unit("ACCU", "Synthetic acute care", List.of("ACCU-1", "ACCU-2"));
        leaving = stay.inBed("Synth Leaving", "CICU", "CICU-1");
        stay.inBed("Synth Staying", "CICU", "CICU-2");
        String plan = stay.read("admissions/" + leaving).get("flightplan_id").getAsString();
        stay.elsewhere("flightplans/" + plan + "/target", Map.of("target_discharge_date", today.plusDays(2)));
        UUID asks = stay.inBed("Synth Asking", "ACCU", "ACCU-2");
        stay.elsewhere("admissions/" + asks + "/move-request", Map.of("to_location", "CICU"));
    }

    @Test
    void the_house_is_told_by_unit_and_day_and_one_click_leads_to_a_unit() {
        window.signIn(stay.hospital(), "Clinician", "#/board");
        assertThat(page.locator(".freshness")).hasText("Live");
        long boards = window.asked("/api/v1/board");
        page.keyboard().press("g");
        page.keyboard().press("c");
        assertThat(page).hasURL(Pattern.compile("#/census$"));
        Locator units = page.locator(".of-units .census-table");
        assertThat(units.locator("tbody tr")).hasCount(2);
        Locator midnight = page.locator(".of-midnight .census-table");
        assertThat(midnight.locator("tbody tr")).hasCount(30);
        assertThat(midnight.locator("thead")).containsText("Synthetic acute care");
        assertThat(page.locator(".census-chart canvas")).isVisible();
        // units, the house, each unit, and the board
        assertEquals(3, window.asked("/census?"));
        assertEquals(1, window.asked("/api/v1/board") - boards);
        assertAccessible("census");

        units.getByText("Synthetic intensive care").click();
        assertThat(page.locator("h1")).hasText("Census, Synthetic intensive care");
        assertThat(page).hasURL(Pattern.compile("#/census\\?unit=[0-9a-f-]{36}$"));
        Locator newest = page.locator(".of-midnight tbody tr").first();
        assertThat(newest.locator("td").nth(0)).hasText("3");
        assertThat(newest.locator("td").nth(1)).hasText("2");
        assertThat(newest.locator("td").nth(2)).hasText("67%");
        assertThat(page.locator(".of-units")).isHidden();
        assertAccessible("census of a unit");
    }

    @Test
    void the_next_days_are_plain_arithmetic_and_follow_what_is_recorded() {
        openUnit();
        Locator days = page.locator(".of-expected tbody tr");
        assertThat(days).hasCount(7);
        assertThat(page.locator(".of-expected")).containsText("Plain arithmetic, no forecast");
        // a bed is free, and somebody of another unit is to have it
        assertThat(days.nth(0).locator("td").nth(2)).hasText("1");
        assertThat(days.nth(0).locator("td").last()).hasText("0");
        assertThat(days.nth(2).locator("td").nth(0)).hasText("1");
        assertThat(days.nth(2).locator("td").last()).hasText("1");
        assertThat(page.locator(".of-expected")).containsText("1 without a target day is counted as staying");
        assertThat(page.locator(".of-stays")).containsText("The longest stays now");
        assertThat(page.locator(".of-stays")).containsText("Synth Leaving");
        UUID comes = stay.inBed("Synth Arrival", "CICU", "CICU-3");
        Locator occupied =
                page.locator(".of-midnight tbody tr").first().locator("td").nth(1);
        assertThat(occupied).hasText("3", SOON);
        stay.discharge(comes);
        assertThat(occupied).hasText("2", SOON);
    }

    @Test
    void days_that_are_no_24_hours_long_are_named_and_the_days_stand_in_the_address() {
        open("?days=365");
        assertThat(page.locator(".census-head")).containsText("Not of 24 hours");
        assertThat(page.locator(".census-head")).containsText("(23 h)");
        assertThat(page.locator(".census-head")).containsText("(25 h)");
        assertThat(page.locator(".of-midnight .flag", new Page.LocatorOptions().setHasText("23 h")))
                .hasCount(1);
        page.getByText("Last 7 days").click();
        assertThat(page.locator(".of-midnight tbody tr")).hasCount(7);
        assertThat(page).hasURL(Pattern.compile("days=7"));
        page.locator("#census-from").fill(today.minusDays(2).toString());
        page.locator("#census-to").fill(today.minusDays(1).toString());
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".of-midnight tbody tr")).hasCount(2);
        page.reload();
        assertThat(page.locator(".of-midnight tbody tr")).hasCount(2);
    }

    @Test
    void the_record_of_an_earlier_moment_is_told_as_such() {
        open("?as_of=" + today.minusDays(1) + "T12:00:00Z");
        assertThat(page.locator(".census-past")).containsText("as it was recorded on");
        assertThat(page.locator(".of-expected")).isHidden();
        // nothing was on record yesterday
        assertThat(page.locator(".of-midnight tbody tr").first().locator("strong"))
                .hasText("0");
        assertAccessible("census of an earlier moment");
        page.locator(".census-past button").click();
        assertThat(page.locator(".census-past")).hasCount(0);
        assertThat(page.locator(".of-midnight tbody tr").first().locator("strong"))
                .not()
                .hasText("0");
    }

    @Test
    void the_table_is_saved_as_csv_and_printed() {
        openUnit();
        Download saved = page.waitForDownload(() -> page.getByText("CSV", new Page.GetByTextOptions().setExact(true))
                .click());
        assertTrue(saved.suggestedFilename().startsWith("census-"), saved.suggestedFilename());
        List<String> lines = lines(saved);
        assertEquals(31, lines.size());
        assertTrue(lines.get(0).startsWith("date,hours,beds,occupied"), lines.get(0));
        assertTrue(lines.get(30).startsWith(today + ",24,3,2,"), lines.get(30));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".census-bar")).isHidden();
        assertThat(page.locator(".of-midnight")).isVisible();
    }

    @Test
    void a_part_that_cant_be_read_says_so_and_is_tried_again() {
        page.route("**/api/v1/census?**", route -> route.abort());
        window.signIn(stay.hospital(), "Clinician", "#/census");
        assertThat(page.locator(".failure")).containsText("The server can’t be reached");
        page.unroute("**/api/v1/census?**");
        assertThat(page.locator(".of-midnight tbody tr"))
                .hasCount(30, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
        assertThat(page.locator(".failure")).hasCount(0);
        window.expectedNoAnswer();
    }

    @Test
    void it_fits_a_phone_and_a_wall() {
        open("");
        assertThat(page.locator(".census-chart canvas")).isVisible();
        for (int width : new int[] {390, 1440, 1920}) {
            page.setViewportSize(width, 900);
            assertEquals(
                    true,
                    page.evaluate(
                            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        }
    }

    private void openUnit() {
        open("");
        page.locator("#census-unit").selectOption("Synthetic intensive care");
        assertThat(page.locator("h1")).hasText("Census, Synthetic intensive care");
    }

    private void open(String query) {
        window.signIn(stay.hospital(), "Clinician", "#/census" + query);
        assertThat(page.locator(".freshness")).hasText("Live");
        assertThat(page.locator(".of-midnight tbody tr").first()).isVisible();
    }

    private static List<String> lines(Download saved) {
        try {
            return Files.readAllLines(saved.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sixty beds of one unit: on one screen, on a phone, on one page of paper, in the dark; and what no record can break. */
class BoardSizeIT extends ConsoleCase {

    private static final int MANY = 60;
    private static final String LONG = "Synthetically ".repeat(570);
    private static final String SCRIPT = "<script>alert(1)</script>";

    @BeforeAll
    static void fill_a_unit() {
        stay.unit(
                "CICU",
                "Synthetic intensive care \u202e" + SCRIPT,
                IntStream.rangeClosed(1, MANY).mapToObj(i -> "CICU-" + i).toList());
        for (int i = 1; i <= MANY - 4; i++) {
            UUID patient = stay.inBed("Synth Verylongname-Number" + i, "CICU", "CICU-" + i);
            stay.risk(patient, List.of("Intubated", "Extubated", "Procedure").get(i % 3));
        }
        UUID hostile = stay.inBed("Mock\u202ed " + SCRIPT + "Hostile".repeat(25), "CICU", "CICU-" + (MANY - 3));
        stay.elsewhere(
                "admissions/" + hostile + "/move-request",
                Map.of("to_location", "ACCU", "reason", "Synthetic ".repeat(50)));
        stay.elsewhere(
                "clinical-events",
                Map.of(
                        "admission_id",
                        hostile,
                        "event_type",
                        "continuous_therapy",
                        "occurred_at",
                        stay.momentAgo(Duration.ZERO),
                        "data",
                        Map.of("therapy", LONG, "started_at", stay.momentAgo(Duration.ZERO))));
        String plan = stay.read("admissions/" + hostile).get("flightplan_id").getAsString();
        stay.elsewhere("flightplans/" + plan + "/tasks", Map.of("kind", "barrier", "text", LONG.substring(0, 500)));
    }

    @Test
    void sixty_beds_stand_on_one_screen_and_are_accessible_by_day_and_by_night() {
        page.setViewportSize(1920, 1080);
        open();
        assertThat(page.locator(".bed")).hasCount(MANY);
        assertEquals(1080, page.evaluate("document.documentElement.scrollHeight"));
        assertEquals(1920, page.evaluate("document.documentElement.scrollWidth"));
        assertTrue((boolean) page.evaluate("[...document.querySelectorAll('.bed .name, .bed-name, .risk-level')]"
                + ".every((node) => parseFloat(getComputedStyle(node).fontSize) >= 16)"));
        assertAccessible("sixty beds");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertAccessible("sixty beds, dark");
    }

    @Test
    void on_a_phone_it_is_a_list_that_nothing_makes_wider() {
        page.setViewportSize(390, 844);
        open();
        assertThat(page.locator(".bed")).hasCount(MANY);
        assertEquals(390, page.evaluate("document.documentElement.scrollWidth"));
        assertTrue(
                (boolean)
                        page.evaluate(
                                "[...document.querySelectorAll('.bed')]"
                                        + ".every((bed) => bed.getBoundingClientRect().width > 340 && bed.getBoundingClientRect().height < 220)"));
        assertAccessible("phone");
    }

    @Test
    void no_record_turns_or_widens_the_board_or_runs_as_code() {
        for (int width : new int[] {390, 1440, 1920}) {
            page.setViewportSize(width, 1080);
            if (width == 390) {
                open();
            }
            assertEquals(width, page.evaluate("document.documentElement.scrollWidth"), "at " + width);
            assertTrue(
                    (boolean) page.evaluate("[...document.querySelectorAll('.bed')]"
                            + ".every((bed) => bed.getBoundingClientRect().height < 220)"),
                    "a bed is higher than 220 at " + width);
        }
        assertFalse(page.locator("main").textContent().contains("\u202e"));
        assertThat(page.locator("main script")).hasCount(0);
        assertThat(page.locator(".bed[data-bed='CICU-" + (MANY - 3) + "']")).containsText(SCRIPT);
    }

    @Test
    void it_is_one_page_of_paper() {
        page.setViewportSize(1920, 1080);
        open();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        String pdf = new String(
                page.pdf(
                        new Page.PdfOptions().setFormat("A4").setLandscape(true).setPreferCSSPageSize(true)),
                StandardCharsets.ISO_8859_1);
        assertEquals(1, pdf.split("/Type /Page\\b(?!s)", -1).length - 1);
    }

    private void open() {
        window.signIn(stay.hospital(), "Clinician", "#/board?unit=CICU");
        assertThat(page.locator(".freshness")).hasText("Live");
        assertThat(page.locator(".bed").first()).isVisible();
    }
}

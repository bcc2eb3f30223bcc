package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sheet for handing over a unit: one line a stay, two requests, the hospital's zone, and who printed it when. */
class HandoverIT extends ConsoleCase {

    @Test
    void a_line_says_who_where_how_ill_what_is_due_and_what_happened() {
        stay.standIn("Europe/Berlin");
        try {
            UUID admission = inBed("PREOP-2", "Synth Handed", "1");
            stay.risk(admission, "Intubated");
            String plan =
                    stay.read("admissions/" + admission).get("flightplan_id").getAsString();
            stay.elsewhere("flightplans/" + plan + "/tasks", barrier("Synthetic echo first"));
            inBed("PREOP-3", "\u202eSynth <b>Bold</b> " + "W".repeat(150), "2");
            window.signIn(stay.hospital());
            page.locator("#choice-location").selectOption("PREOP");
            page.getByText("Handover sheet").click();
            Locator line = page.locator("tr[data-admission-id='" + admission + "']");
            assertThat(line).containsText("PREOP-2");
            assertThat(line).containsText("SYN-HAND-1");
            assertThat(line).containsText("Intubated");
            assertThat(line).containsText("Barrier");
            assertThat(line).containsText("Synthetic echo first");
            assertThat(line).containsText("to PREOP-2");
            assertThat(line).containsText("risk: Intubated");
            assertThat(page.locator(".handover-head")).containsText("2 stays");
            assertThat(page.locator(".handover-head")).containsText("(Europe/Berlin)");
            assertAccessible("handover sheet");
            assertEquals(0, page.locator(".handover b").count());
            for (int width : new int[] {390, 1440, 1920}) {
                page.setViewportSize(width, 900);
                assertEquals(
                        true,
                        page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
            }
            // recorded elsewhere, it is on the sheet at once
            stay.elsewhere("flightplans/" + plan + "/tasks", barrier("Synthetic second barrier"));
            assertThat(line).containsText("Synthetic second barrier");
        } finally {
            stay.standIn("UTC");
        }
    }

    @Test
    void it_takes_two_requests_and_prints_on_a4_with_who_and_when() {
        for (int i = 10; i < 22; i++) {
            inBed("CATH-" + i, "Synth Many" + i, String.valueOf(i));
        }
        window.signIn(stay.hospital());
        long board = window.asked("/api/v1/board");
        long lists = window.asked("/api/v1/admissions?");
        page.navigate("#/handover?unit=CATH");
        assertThat(page.locator(".handover-table tbody tr").nth(11)).isVisible();
        assertEquals(1, window.asked("/api/v1/board") - board);
        assertEquals(1, window.asked("/api/v1/admissions?") - lists);
        assertEquals(0, window.asked("/timeline"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator(".handover-printed")).containsText("Printed by");
        assertThat(page.locator(".handover-printed")).containsText("(UTC)");
        assertThat(page.locator(".handover-tools")).isHidden();
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        assertTrue(pages(pdf) <= 3, pages(pdf) + " pages");
    }

    private static long pages(byte[] pdf) {
        return new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains("/Type /Page") && !line.contains("/Type /Pages"))
                .count();
    }

    private static Map<String, Object> barrier(String text) {
        Map<String, Object> task = new HashMap<>();
        task.put("task_id", UUID.randomUUID());
        task.put("kind", "barrier");
        task.put("text", text);
        return task;
    }

    private UUID inBed(String bed, String name, String mrn) {
        UUID admission = stay.admit(name, "SYN-HAND-" + mrn + "-" + stay.mrn(), "2022-03-04", 3, "Synthetic");
        stay.elsewhere(
                "admissions/" + admission + "/location",
                Map.of(
                        "to_location",
                        bed.replaceFirst("-.*", ""),
                        "to_bed",
                        bed,
                        "effective_at",
                        stay.momentAgo(Duration.ofHours(4))));
        return admission;
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A display at the wall: claimed once, live, read from four metres, and able to do nothing. */
class WallIT extends ConsoleCase {

    private static final int MANY = 60;

    private static String unit;
    private static UUID watched;

    @BeforeAll
    static void fill_a_unit() {
        unit = stay.unit(
                "CICU",
                "Synthetic intensive care",
                IntStream.rangeClosed(1, MANY).mapToObj(i -> "CICU-" + i).toList());
        for (int i = 1; i <= MANY - 4; i++) {
            UUID patient = stay.inBed("Synth Passer-By" + i, "CICU", "CICU-" + i);
            stay.risk(patient, List.of("Intubated", "Extubated", "Procedure").get(i % 3));
            watched = patient;
        }
        stay.elsewhere(
                "admissions/" + watched + "/move-request", Map.of("to_location", "ACCU", "reason", "Synthetic secret"));
    }

    @Test
    void a_screen_claims_a_display_and_shows_sixty_beds_without_a_name_live() {
        page.setViewportSize(1920, 1080);
        JsonObject display = stay.display(unit, "Corridor");
        claim("00000-00000");
        assertThat(page.locator(".wall-problem")).containsText("This code is good no more");
        window.expected(422);
        assertAccessible("claim");
        page.locator("#code").fill(display.get("code").getAsString());
        page.keyboard().press("Enter");
        assertThat(page.locator(".wall-bed")).hasCount(MANY);
        assertThat(tile("CICU-56")).containsText("S. P.");
        assertThat(tile("CICU-56")).containsText("⇢ ACCU");
        assertThat(page.locator(".wall-numbers")).containsText("56");
        for (String hidden : List.of("Synth Passer", "secret", watched.toString())) {
            assertFalse(page.content().contains(hidden), hidden);
        }
        assertEquals(1080, page.evaluate("document.documentElement.scrollHeight"));
        assertEquals(1920, page.evaluate("document.documentElement.scrollWidth"));
        // 20 mm on a screen of 55 inches are 32 pixels: what is read from four metres
        assertTrue((boolean)
                page.evaluate("[...document.querySelectorAll('.wall-bed-name, .wall-name, .wall-bed .risk-level')]"
                        + ".every((node) => parseFloat(getComputedStyle(node).fontSize) >= 26)"));
        assertAccessible("wall");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertAccessible("wall, dark");

        stay.moveElsewhere(watched, "CICU", "CICU-59");
        assertThat(tile("CICU-59")).containsText("S. P.");
        page.reload();
        assertThat(tile("CICU-59")).containsText("S. P.");
        assertEquals(0, page.locator("a, button, input").count());
        stay.moveElsewhere(watched, "CICU", "CICU-56");
    }

    @Test
    void who_revokes_it_takes_all_from_the_wall() {
        JsonObject display = stay.display(unit, "Corridor");
        claim(display.get("code").getAsString());
        assertThat(page.locator(".wall-bed")).hasCount(MANY);
        stay.revoke(display);
        stay.moveElsewhere(watched, "CICU", "CICU-58");
        assertThat(page.locator(".wall-problem")).containsText("This display was revoked");
        window.expected(401);
        assertThat(page.locator(".wall-bed")).hasCount(0);
        assertEquals("null", String.valueOf(page.evaluate("localStorage.getItem('flightplan.display')")));
        stay.moveElsewhere(watched, "CICU", "CICU-56");
    }

    @Test
    void without_a_connection_it_says_so_and_goes_on_by_itself() {
        JsonObject display = stay.display(unit, "Corridor");
        page.clock().install();
        claim(display.get("code").getAsString());
        assertThat(page.locator(".wall-bed")).hasCount(MANY);
        window.context().setOffline(true);
        page.clock().fastForward(120_000);
        assertThat(page.locator(".wall-stale")).containsText("No connection since");
        assertThat(page.locator(".wall-bed")).hasCount(MANY);
        window.context().setOffline(false);
        page.clock().fastForward(61_000);
        assertThat(page.locator(".wall-stale")).hasText("");
        window.expectedNoAnswer();
    }

    private void claim(String code) {
        page.navigate("wall.html");
        page.locator("#code").fill(code);
        page.keyboard().press("Enter");
    }

    private Locator tile(String bed) {
        return page.locator(
                ".wall-bed",
                new Page.LocatorOptions()
                        .setHas(page.locator(".wall-bed-name >> text=/^" + bed.replace("CICU-", "") + "$/")));
    }
}

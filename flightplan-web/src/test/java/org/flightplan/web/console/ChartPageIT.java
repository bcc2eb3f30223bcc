package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a chart is to its page: moving about in it, its past, its pictures, paper, phones. */
class ChartPageIT extends ChartCase {

    private static final Pattern PAGE_OF_PDF = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @Test
    void the_wheel_scrolls_the_page_and_with_ctrl_it_zooms_to_where_a_reload_shows_it_again() {
        window.signIn(stay.hospital());
        open(stay.admission());
        hover(0.7);

        page.mouse().wheel(0, 200);
        page.waitForCondition(() -> scrolled() > 100);
        assertFalse(page.url().contains("from="), page.url());

        page.evaluate("scrollTo(0, 0)");
        hover(0.7);
        page.keyboard().down("Control");
        for (int i = 0; i < 10; i++) {
            page.mouse().wheel(0, -300);
        }
        page.keyboard().up("Control");
        page.waitForURL(Pattern.compile("from=.*to="));
        assertEquals(0, scrolled());
        page.locator("tr[data-mark-id='" + stay.surgery() + "'] button.open").click();
        window.callOut().getByText("Pin").click();
        page.waitForURL(Pattern.compile("pin=" + stay.surgery()));
        String before = page.url();
        List<String> written = written();

        page.reload();
        page.locator(".chart[data-drawn-in-ms]").waitFor();
        assertThat(window.callOut()).containsText(SyntheticStay.PROCEDURE);
        assertEquals(before, page.url());
        assertEquals(written, written());

        page.getByText("Fit stay").click();
        page.waitForURL(url -> !url.contains("from="));
    }

    @Test
    void the_closest_look_is_one_minute() {
        window.signIn(stay.hospital());
        open(stay.admission());
        Locator frame = page.locator(".chart-frame");
        frame.focus();
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("=");
        }
        assertTrue(
                written().stream().anyMatch(text -> text.matches("\\d\\d:\\d\\d:\\d5")),
                () -> written().toString());
    }

    @Test
    void the_past_is_shown_as_it_was_recorded_and_says_so_loudly() {
        UUID admission = admitted(3);
        moved(admission, "ACCU", "ACCU-1", Duration.ofDays(3));
        UUID note = happened(admission, "annotation", Duration.ofDays(2), Map.of("text", "Synthetic first words"));
        UUID wrong = happened(admission, "annotation", Duration.ofDays(2), Map.of("text", "Synthetic mistake"));
        correct(note, Map.of("data", Map.of("text", "Synthetic better words")));
        correct(wrong, Map.of("retracted", true));
        happened(admission, "annotation", Duration.ofDays(1), Map.of("text", "Synthetic later words"));
        window.signIn(stay.hospital());
        open(admission);
        Locator table = page.locator(".history-marks");
        assertThat(table).not().containsText("Synthetic mistake");

        button("Past").click();
        Locator said = page.locator(".past-said");
        assertThat(said).containsText("Since then: 0 recorded, 0 changed, 0 retracted");
        Locator slider = page.getByRole(AriaRole.SLIDER);
        // back before the later words, and both corrections
        for (int i = 0; i < 3; i++) {
            slider.press("ArrowLeft");
        }
        assertThat(said).containsText("Since then: 1 recorded, 1 changed, 1 retracted");
        assertThat(page.locator(".past")).containsText("This is the past");
        assertThat(row(note)).containsText("Synthetic first words");
        assertThat(row(note)).containsText("changed since");
        assertThat(row(wrong)).containsText("retracted since");
        assertThat(table).containsText("Synthetic later words");
        assertTrue(
                written().stream().anyMatch(text -> text.startsWith("Known ")),
                () -> written().toString());
        assertAccessible();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "console", "past.png"))
                .setFullPage(true));

        Locator until = page.getByLabel("As recorded until");
        until.fill("2000-01-01T00:00");
        assertThat(said).hasText("Nothing of this stay had been recorded then.");
        until.fill("2099-01-01T00:00");
        assertThat(said).containsText("Since then: 0 recorded, 0 changed, 0 retracted");

        button("Back to the present").click();
        assertThat(page.locator(".past")).isHidden();
        assertThat(row(note)).containsText("Synthetic better words");
        assertThat(table).not().containsText("since");
        assertTrue(
                written().stream().anyMatch(text -> text.startsWith("Now ")),
                () -> written().toString());
    }

    @Test
    void pictures_have_what_the_chart_shows_and_no_name_in_their_names() {
        window.signIn(stay.hospital());
        open(stay.admission());

        assertTrue(written().contains(SyntheticStay.PROCEDURE));
        Download png = saved("PNG");
        assertTrue(content(png).startsWith("\u0089PNG"));
        for (Download picture : List.of(png, saved("SVG"))) {
            assertTrue(
                    picture.suggestedFilename().matches("trajectory-\\d{4}-\\d\\d-\\d\\dT\\d{4}\\.(png|svg)"),
                    picture.suggestedFilename());
        }
    }

    @Test
    void a_stay_is_printed_on_one_page_with_the_moment_and_the_zone() {
        UUID admission = admitted(9);
        moved(admission, "CICU", "CICU-1", Duration.ofDays(9));
        for (int i = 0; i < 12; i++) {
            infused(admission, "Synthetic infusion " + i, Duration.ofDays(4), Duration.ofDays(1));
        }
        for (int i = 0; i < 80; i++) {
            happened(admission, "annotation", Duration.ofHours(2L * i), Map.of("text", "Synthetic note " + i));
        }
        window.signIn(stay.hospital());
        open(admission);

        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPrintBackground(true)
                .setPath(Path.of("target", "console", "stay.pdf")));
        assertEquals(
                1,
                PAGE_OF_PDF
                        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                        .results()
                        .count());
        String printed = page.locator(".print-note").textContent();
        assertTrue(printed.matches("Printed .* \\d\\d:\\d\\d.*, UTC"), printed);
        assertThat(page.locator(".print-note")).isHidden();
    }

    @Test
    void on_a_phone_a_swipe_over_the_chart_scrolls_the_page_and_nothing_is_wider_than_it() {
        page.setViewportSize(390, 844);
        window.signIn(stay.hospital());
        open(stay.admission());
        assertEquals(390, ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue());

        page.locator(".chart-frame").evaluate("frame => frame.scrollIntoView()");
        double before = scrolled();
        swipeUp(500, 250);
        page.waitForCondition(() -> scrolled() > before + 100);
        assertFalse(page.url().contains("from="), "the swipe moved the chart: " + page.url());
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "console", "phone.png"))
                .setFullPage(true));
    }

    @Test
    void now_moves_with_the_clock() {
        page.clock().install();
        window.signIn(stay.hospital());
        open(stay.admission());
        String before = now();
        page.clock().fastForward("05:00");
        assertFalse(now().equals(before), before);
    }

    @Test
    void the_chart_and_its_tools_pass_the_accessibility_rules() {
        window.signIn(stay.hospital());
        open(stay.admission());
        button("Past").click();
        assertThat(page.locator(".past-said")).containsText("Since then");
        assertAccessible();
    }

    private String now() {
        return written().stream()
                .filter(text -> text.startsWith("Now "))
                .findFirst()
                .orElseThrow();
    }

    /** A finger in the middle of the screen. */
    private void swipeUp(double from, double by) {
        CDPSession devTools = page.context().newCDPSession(page);
        touch(devTools, "touchStart", from);
        for (int i = 1; i <= 10; i++) {
            touch(devTools, "touchMove", from - by * i / 10);
        }
        touch(devTools, "touchEnd", null);
    }

    private static void touch(CDPSession devTools, String type, @Nullable Double y) {
        JsonArray points = new JsonArray();
        if (y != null) {
            JsonObject point = new JsonObject();
            point.addProperty("x", 200);
            point.addProperty("y", y);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        devTools.send("Input.dispatchTouchEvent", event);
    }

    private double scrolled() {
        return ((Number) page.evaluate("scrollY")).doubleValue();
    }

    private void hover(double across) {
        BoundingBox box = canvas().boundingBox();
        page.mouse().move(box.x + box.width * across, box.y + 150);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator row(UUID mark) {
        return page.locator("tr[data-mark-id='" + mark + "']");
    }

    private static void correct(UUID event, Map<String, Object> correction) {
        stay.elsewhere("clinical-events/" + event + "/correction", correction);
    }

    /** All rules, and the one that is not among them: what a control is called begins with what is seen of it. */
    private void assertAccessible() {
        assertEquals(List.of(), found(new AxeBuilder(page)));
        assertEquals(List.of(), found(new AxeBuilder(page).withRules(List.of("label-content-name-mismatch"))));
    }

    private static List<String> found(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes())
                .toList();
    }
}

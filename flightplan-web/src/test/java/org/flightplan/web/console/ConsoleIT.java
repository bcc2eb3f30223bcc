package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a clinician does with the console, done in a real browser. */
class ConsoleIT extends ConsoleCase {

    private static final List<Integer> CICU_COLOUR = List.of(255, 150, 51);
    private static final List<Integer> ACCU_COLOUR = List.of(90, 176, 196);
    private static final List<Integer> CTOR_COLOUR = List.of(125, 91, 166);

    /** The middle of the pixels of one colour in the chart's canvas, and how many there are. */
    private static final String PIXELS_OF = "(canvas, [red, green, blue]) => {"
            + " const copy = document.createElement('canvas');"
            + " const [width, height] = [copy.width, copy.height] = [canvas.width, canvas.height];"
            + " const context = copy.getContext('2d', { willReadFrequently: true });"
            + " context.drawImage(canvas, 0, 0);"
            + " const { data } = context.getImageData(0, 0, width, height);"
            + " const found = [];"
            + " for (let i = 0; i < data.length; i += 4)"
            + "   if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) found.push(i / 4);"
            + " const middle = found[Math.floor(found.length / 2)];"
            + " const scale = width / canvas.clientWidth;"
            + " return [found.length, middle % width / scale, Math.floor(middle / width) / scale]; }";

    @Test
    void the_list_shows_who_is_here_where_and_how_ill() {
        window.signIn(stay.hospital());

        Locator line = page.locator("tr[data-admission-id='" + stay.admission() + "']");
        assertThat(line).containsText(SyntheticStay.PATIENT);
        assertThat(line).containsText(stay.mrn());
        assertThat(line).containsText("ACCU-11");
        assertThat(line.locator(".risk")).hasAttribute("data-level", "2");
        assertThat(line).containsText("6 d");
        assertThat(line).containsText("Dr Exempla Fictiva");
    }

    @Test
    void a_patient_is_found_by_mrn_by_the_beginning_of_a_name_and_by_date_of_birth() {
        window.signIn(stay.hospital());

        for (String sought : List.of(stay.mrn(), "synth mock", "MOCK", SyntheticStay.BORN)) {
            seek(sought);
            assertThat(page.locator("table.stays tbody tr")).hasCount(1);
            assertThat(page.locator("table.stays tbody tr")).containsText(stay.mrn());
        }
        for (String missed : List.of("SYN-NOBODY", "ynth", "1901-01-01")) {
            seek(missed);
            assertThat(page.locator(".list")).containsText("No stay found");
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to the list"))
                .click();
        assertThat(page.locator(".list")).not().containsText("No stay found");
    }

    @Test
    void whoever_is_not_in_the_care_team_says_why_before_the_stay_is_shown() {
        stay.keepCareTeams(true);
        try {
            window.signIn(stay.hospital());
            assertThat(page.locator("table.stays tbody tr").first()).containsText("Not in your care");
            page.locator("table.stays tbody tr td button").first().click();
            assertThat(page.getByText("You are not in this patient’s care team"))
                    .isVisible();
            assertAccessible("closed record");
            page.getByLabel("Reason").fill("Synthetic arrest on the ward");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the record"))
                    .click();
            assertThat(page.locator(".stay-head").getByRole(AriaRole.HEADING)).hasText(SyntheticStay.PATIENT);
            assertThat(page.locator(".stay-head .emergency")).containsText("the privacy officer reviews it");
            assertAccessible("record opened by breaking the glass");
        } finally {
            stay.keepCareTeams(false);
        }
    }

    private void seek(String text) {
        page.getByLabel("Patient", new Page.GetByLabelOptions().setExact(true)).fill(text);
        page.keyboard().press("Enter");
    }

    @Test
    void the_stay_begins_with_the_state_of_now() {
        openStay();

        Locator head = page.locator(".stay-head");
        assertThat(head.getByRole(AriaRole.HEADING)).hasText(SyntheticStay.PATIENT);
        assertThat(head).containsText("ACCU-11");
        assertThat(head).containsText("POD 5");
        assertThat(head).containsText(SyntheticStay.COMPLAINT);
    }

    @Test
    void the_chart_draws_the_line_in_the_colours_of_the_locations_and_the_table_says_the_same() {
        openStay();

        for (List<Integer> colour : List.of(CICU_COLOUR, ACCU_COLOUR, CTOR_COLOUR)) {
            assertTrue(pixels(colour).get(0).intValue() > 50, "nothing is drawn in " + colour);
        }
        Locator steps = page.locator(".history-steps tbody tr");
        assertEquals(
                List.of("ACCU 2", "CICU 3", "CICU 4", "CTOR 5", "PREOP 2"),
                steps.evaluateAll("rows => rows.map(row => row.dataset.location + ' ' + row.dataset.level)"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console", "stay.png")));
    }

    @Test
    void a_click_on_the_line_says_where_and_how_ill() {
        openStay();

        List<Number> place = pixels(CICU_COLOUR);
        page.locator(".chart canvas")
                .click(new Locator.ClickOptions()
                        .setPosition(place.get(1).doubleValue(), place.get(2).doubleValue()));

        assertThat(window.callOut()).isVisible();
        assertThat(window.callOut()).containsText("CICU-7");
    }

    @Test
    void enter_on_a_line_of_the_table_opens_the_call_out_and_escape_returns() {
        openStay();

        Locator surgery = page.locator("tr[data-mark-id='" + stay.surgery() + "'] button.open");
        surgery.focus();
        page.keyboard().press("Enter");
        assertThat(window.callOut()).isFocused();
        assertThat(window.callOut()).containsText(SyntheticStay.PROCEDURE);
        assertThat(window.callOut()).containsText("POD 0");
        assertThat(window.callOut()).containsText("4 h 50 min");

        page.keyboard().press("Escape");
        assertThat(window.callOut()).hasCount(0);
        assertThat(surgery).isFocused();
    }

    @Test
    void a_pinned_call_out_stays_when_another_opens() {
        openStay();

        page.locator("tr[data-mark-id='" + stay.surgery() + "'] button.open").click();
        window.callOut().getByText("Pin").click();
        page.locator("tr[data-event-type='annotation'] button.open").click();

        assertThat(window.callOut()).hasCount(2);
        assertThat(window.callOut().last()).containsText(SyntheticStay.NOTE);
    }

    @Test
    void lab_results_are_hidden_until_the_legend_shows_them() {
        openStay();

        Locator lab = page.locator("tr[data-event-type='lab_result']");
        assertThat(lab).isHidden();
        page.locator("[data-category='lab']").click();
        assertThat(lab).isVisible();
        assertThat(lab).containsText("Lactate 2.1 mmol/L");
    }

    @Test
    void the_page_comes_with_a_strict_content_security_policy() {
        Response response = page.navigate("");

        String policy = response.headerValue("content-security-policy");
        assertTrue(policy != null && policy.contains("script-src 'self'"), "policy: " + policy);
        assertFalse(policy.contains("unsafe-"), "policy: " + policy);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void every_view_passes_the_accessibility_rules(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate("");
        page.getByLabel("Hospital").waitFor();
        assertAccessible("sign-in");
        window.signIn(stay.hospital());
        assertAccessible("list");
        window.openStayOf(SyntheticStay.PATIENT);
        page.locator("tr[data-mark-id='" + stay.surgery() + "'] button.open").click();
        assertAccessible("stay with a call-out");
    }

    @Test
    void what_breaks_an_accessibility_rule_is_found() {
        window.signIn(stay.hospital());
        page.evaluate("document.querySelector('main').append(document.createElement('button'))");
        assertEquals(
                List.of("button-name"), violations().stream().map(Rule::getId).toList());
    }

    private void openStay() {
        window.signIn(stay.hospital());
        window.openStayOf(SyntheticStay.PATIENT);
    }

    @SuppressWarnings("unchecked")
    private List<Number> pixels(List<Integer> colour) {
        return (List<Number>) page.locator(".chart canvas").evaluate(PIXELS_OF, colour);
    }
}

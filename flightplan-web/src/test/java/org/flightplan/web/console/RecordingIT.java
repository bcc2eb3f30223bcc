package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded from the stay by the keyboard: once, taken back, corrected; and what is typed is never lost. */
class RecordingIT extends ConsoleCase {

    private static final String RECORDED = "clinical_event.recorded";
    private static final AtomicInteger PATIENTS = new AtomicInteger();

    private UUID admission;

    @BeforeEach
    void open_a_stay_of_its_own() {
        int number = PATIENTS.incrementAndGet();
        admission =
                stay.admit("Synth Recorded" + number, "SYN-REC-" + number + stay.mrn(), "2022-03-04", 2, "Synthetic");
        stay.elsewhere(
                "admissions/" + admission + "/location",
                Map.of(
                        "to_location",
                        "CICU",
                        "to_bed",
                        "CICU-1",
                        "effective_at",
                        stay.momentAgo(Duration.ofHours(40))));
        window.signIn(stay.hospital());
        page.navigate("#/stays/" + admission);
        assertThat(page.locator(".stay-head h1")).hasText("Synth Recorded" + number);
    }

    @Test
    void a_move_and_a_risk_are_two_keys_away_and_taken_back_by_one() {
        form("m");
        page.locator("#field-to_location").selectOption("ACCU");
        page.locator("#field-to_bed").fill("ACCU-3");
        page.keyboard().press("Enter");
        assertThat(page.locator(".undo-bar")).containsText("Move, ACCU-3");
        assertThat(page.locator(".stay-head")).containsText("ACCU-3");
        page.keyboard().press("u");
        assertThat(page.locator(".undo-bar")).containsText("Taken back");
        assertThat(page.locator(".stay-head")).containsText("CICU-1");

        form("r");
        page.locator("#field-risk_level").selectOption("Intubated");
        record();
        assertThat(page.locator(".stay-head .risk")).hasAttribute("data-level", "4");
        page.keyboard().press("u");
        assertThat(page.locator(".stay-head .risk[data-level='4']")).hasCount(0);
    }

    @Test
    void a_form_is_made_from_the_pack_and_says_what_is_wrong_where_it_is() {
        form("e");
        page.locator("#field-event_type").selectOption("heart_surgery");
        assertThat(page.getByLabel("Cardiopulmonary bypass (min)")).isVisible();
        assertAccessible("form");
        page.locator("#field-bypass_minutes").fill("2000");
        send();
        assertThat(error("procedure_name")).hasText("Needed.");
        assertThat(error("bypass_minutes")).hasText("From 0 to 1440.");
        assertThat(page.locator("#field-procedure_name")).isFocused();
        assertAccessible("form with errors");
        page.locator("#field-procedure_name").fill("Synthetic switch");
        page.locator("#field-bypass_minutes").fill("95");
        record();
        assertThat(page.locator("tr[data-event-type=heart_surgery]")).containsText("Synthetic switch");
    }

    @Test
    void what_was_recorded_is_corrected_or_retracted() {
        form("e");
        page.locator("#field-event_type").selectOption("annotation");
        page.locator("#field-text").fill("Synthetic slip");
        record();
        Locator line = page.locator("tr[data-event-type=annotation]");
        line.getByText("Correct", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#field-text")).hasValue("Synthetic slip");
        page.locator("#field-text").fill("Synthetic truth");
        page.locator("#field-correction_reason").fill("Synthetic mistake");
        record();
        assertThat(line).containsText("Synthetic truth");
        line.locator("button").first().click();
        page.getByText("How it was corrected").click();
        assertThat(page.locator(".corrections q")).hasText("Synthetic mistake");
        assertAccessible("corrections in a call-out");
        page.keyboard().press("Escape");
        line.getByText("Correct", new Locator.GetByTextOptions().setExact(true)).click();
        page.getByText("It did not happen").click();
        assertThat(line).hasCount(0);
        assertEquals(1, stay.logged(admission, RECORDED));
        assertEquals(2, stay.logged(admission, "clinical_event.corrected"));
    }

    @Test
    void therapies_a_conference_the_plan_and_the_discharge_are_recorded() {
        form("t");
        page.locator("#field-therapy").fill("Mockinone");
        record();
        Locator therapy = page.locator("tr[data-event-type=continuous_therapy]");
        assertThat(therapy).containsText("Mockinone");
        form("x");
        record();
        assertThat(therapy).containsText("Stopped");
        form("c");
        page.locator("#field-type").fill("CMC");
        page.locator("#field-action_items").fill("Ask the mock service\nCall the mock family");
        record();
        assertThat(page.locator(".plan")).containsText("Call the mock family");
        form("p");
        page.locator("#field-name").fill("Walks");
        record();
        page.getByLabel("Walks").click();
        assertThat(page.getByLabel("Walks")).isChecked();
        form("g");
        page.locator("#field-target_discharge_date").fill("2027-01-02");
        record();
        assertThat(page.locator(".term-target")).containsText("2 Jan");
        form("d");
        record();
        assertThat(page.locator(".term-discharged")).isVisible();
        page.keyboard().press("u");
        assertThat(page.locator(".term-discharged")).hasCount(0);
    }

    @Test
    void a_double_click_and_a_lost_answer_record_once() {
        form("e");
        page.locator("#field-event_type").selectOption("annotation");
        page.locator("#field-text").fill("Synthetic once");
        AtomicInteger tries = new AtomicInteger();
        page.route("**/api/v1/clinical-events", route -> {
            if (tries.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        page.locator("dialog button[type=submit]").dblclick();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("tr[data-event-type=annotation]")).hasCount(1);
        assertEquals(2, tries.get());
        assertEquals(1, stay.logged(admission, RECORDED));
        window.expectedNoAnswer();
    }

    @Test
    void a_conflict_shows_what_others_did_and_keeps_what_is_typed() {
        form("m");
        page.locator("#field-reason").fill("Synthetic reason");
        page.locator("#field-to_location").selectOption("ACCU");
        AtomicInteger tries = new AtomicInteger();
        page.route("**/api/v1/admissions/*/location", route -> {
            if (tries.getAndIncrement() == 0) {
                stay.risk(admission, "Intubated");
            }
            route.resume();
        });
        send();
        assertThat(page.locator(".meanwhile")).containsText("Intubated");
        assertThat(page.locator(".form-note")).containsText("Somebody else changed this stay meanwhile");
        assertThat(page.locator("#field-reason")).hasValue("Synthetic reason");
        assertAccessible("form with a conflict");
        record();
        assertThat(page.locator(".stay-head")).containsText("ACCU");
        window.expected(412);
    }

    @Test
    void what_was_typed_survives_an_ended_session_and_a_closed_form() {
        form("e");
        page.locator("#field-event_type").selectOption("annotation");
        page.locator("#field-text").fill("Synthetic half a sent");
        page.keyboard().press("Escape");
        page.getByText("Go on with: Event").click();
        assertThat(page.locator("#field-text")).hasValue("Synthetic half a sent");

        AtomicInteger tries = new AtomicInteger();
        page.route("**/api/v1/clinical-events", route -> {
            if (tries.getAndIncrement() == 0) {
                route.fulfill(new Route.FulfillOptions().setStatus(401));
            } else {
                route.resume();
            }
        });
        send();
        assertThat(page.locator(".sign-in")).containsText("Sign in to go on where you were.");
        assertEquals(0, page.locator("dialog").count());
        page.getByLabel("Hospital").selectOption(stay.hospital());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.locator("tr[data-event-type=annotation]")).containsText("Synthetic half a sent");
        assertEquals(1, stay.logged(admission, RECORDED));
        window.expected(401);
    }

    @Test
    void times_are_the_hospitals_and_the_hours_that_are_none_or_two_are_asked_about() {
        stay.standIn("Europe/Berlin");
        try {
            page.reload();
            form("e");
            page.locator("#field-event_type").selectOption("annotation");
            page.locator("#field-text").fill("Synthetic night");
            page.locator("#field-occurred_at").fill("2026-03-29T02:30");
            send();
            assertThat(error("occurred_at")).containsText("There is no 02:30");
            assertThat(error("occurred_at")).containsText("03:00");
            page.locator("#field-occurred_at").fill("2026-10-25T02:30");
            assertThat(page.getByLabel("The second (CET)")).isVisible();
            assertAccessible("form that asks which hour");
            send();
            assertThat(error("occurred_at")).containsText("twice");
        } finally {
            stay.standIn("UTC");
        }
    }

    @Test
    void the_menu_and_its_forms_are_reached_by_keys_and_give_the_focus_back() {
        Locator button = page.locator(".record-bar button").first();
        button.focus();
        page.keyboard().press("n");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertAccessible("menu");
        page.keyboard().press("Escape");
        assertThat(button).isFocused();
        form("k");
        assertThat(page.locator("#field-text")).isFocused();
        page.keyboard().press("Escape");
        assertThat(button).isFocused();
    }

    private void form(String letter) {
        page.locator(".record-bar button").first().waitFor();
        page.keyboard().press("n");
        page.keyboard().press(letter);
        page.locator("dialog form").waitFor();
    }

    private void record() {
        send();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private void send() {
        page.locator("dialog button[type=submit]").click();
    }

    private Locator error(String field) {
        return page.locator("[data-field=" + field + "] .field-error");
    }
}

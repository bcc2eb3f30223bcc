package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A team steps through the stays of a unit by keys, records on the way, and has at the end what was agreed. */
class HuddleIT extends ConsoleCase {

    private static LocalDate today;
    private static UUID first;
    private static UUID second;
    private static UUID third;

    @BeforeAll
    static void open_a_unit() {
        today = LocalDate.now(Clock.system(ZoneOffset.UTC));
        stay.unit("CICU", "Synthetic intensive care", List.of("CICU-1", "CICU-2", "CICU-3", "CICU-4"));
        stay.unit("CATH", "Synthetic catheter rooms", List.of("CATH-1"));
        first = stay.inBed("Synth Huddled", "CICU", "CICU-1");
        second = stay.inBed("Synth Nextone", "CICU", "CICU-2");
        third = stay.inBed("Synth Lastone", "CICU", "CICU-4");
        stay.risk(first, "Intubated");
        String plan = "flightplans/" + planOf(first);
        stay.elsewhere(plan + "/target", Map.of("target_discharge_date", today.plusDays(3)));
        stay.elsewhere(
                plan + "/milestones",
                Map.of(
                        "milestone_id",
                        UUID.randomUUID(),
                        "name",
                        "Synthetic milestone",
                        "target_date",
                        today.minusDays(2)));
    }

    @Test
    void each_stay_is_told_in_turn_and_the_next_one_was_read_ahead() {
        open("#/board?unit=CICU");
        page.locator(".views a", new Page.LocatorOptions().setHasText("Huddle")).waitFor();
        page.keyboard().press("h");
        assertThat(name()).hasText("Synth Huddled");
        assertThat(page).hasURL(Pattern.compile("#/huddle\\?unit=CICU&at=" + first + "&since="));
        assertThat(page.locator(".huddle-state")).hasText("1 of 3");
        assertThat(page.locator(".of-course .small-course")).hasAttribute("aria-label", Pattern.compile("CICU-1"));
        assertThat(page.locator(".of-course .gap")).containsText("2 d behind the plan");
        assertThat(page.locator(".of-course .gap")).containsText("by Synthetic milestone");
        assertThat(page.locator(".of-course .gap")).containsText("in 3 days");
        assertThat(page.locator(".of-plan")).containsText("Synthetic milestone");
        assertThat(page.locator(".of-day")).containsText("Intubated");
        assertAccessible("huddle");

        page.waitForCondition(() -> window.asked("/admissions/" + second + "/timeline") == 1);
        long before = window.asked("/api/v1/");
        page.keyboard().press("ArrowRight");
        assertThat(name()).hasText("Synth Nextone");
        assertThat(page.locator(".huddle-state")).hasText("2 of 3");
        // four of whoever comes next, and none of whose turn it is
        page.waitForCondition(() -> window.asked("/api/v1/") - before >= 4);
        page.waitForTimeout(500);
        assertEquals(4, window.asked("/api/v1/") - before);
        assertEquals(1, window.asked("/admissions/" + third + "/timeline"));
        assertEquals(1, window.asked("/admissions/" + second + "/timeline"));

        page.keyboard().press("ArrowLeft");
        assertThat(name()).hasText("Synth Huddled");
        page.locator(".huddle-beds button", new Page.LocatorOptions().setHasText("CICU-4"))
                .click();
        assertThat(name()).hasText("Synth Lastone");
        page.reload();
        assertThat(name()).hasText("Synth Lastone");
    }

    @Test
    void what_is_recorded_on_the_way_is_listed_at_the_end_and_what_was_taken_back_is_not() {
        open("#/board?unit=CICU");
        page.locator(".views a", new Page.LocatorOptions().setHasText("Huddle")).click();
        assertThat(name()).hasText("Synth Huddled");
        page.keyboard().press("ArrowRight");
        assertThat(name()).hasText("Synth Nextone");
        record("k", "Synthetic task for today");
        assertThat(page.locator(".of-plan")).containsText("Synthetic task for today");
        record("b", "Synthetic barrier taken back");
        assertThat(page.locator(".of-plan")).containsText("Synthetic barrier taken back");
        page.keyboard().press("u");
        assertThat(page.locator(".of-plan")).not().containsText("Synthetic barrier taken back");
        // somebody else of the team, at another screen
        stay.elsewhere("flightplans/" + planOf(third) + "/tasks", task("Synthetic task of another"));
        page.keyboard().press("n");
        page.keyboard().press("g");
        page.locator("#field-target_discharge_date").fill(today.plusDays(5).toString());
        page.keyboard().press("Enter");
        assertThat(page.locator(".of-course .gap")).containsText("in 5 days");

        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".of-plan")).containsText("Synthetic task of another");
        long streams = window.asked("/api/v1/streams/");
        page.keyboard().press("ArrowRight");
        Locator agreed = page.locator(".agreed-table");
        assertThat(agreed).containsText("Synthetic task for today");
        assertThat(agreed).containsText("Synthetic task of another");
        assertThat(agreed.locator("[data-kind=target]")).containsText("to go home on");
        assertThat(agreed).not().containsText("taken back");
        assertThat(agreed).not().containsText("Synthetic milestone");
        assertEquals(3, agreed.locator("tbody tr").count());
        // of the plans that were touched
        assertEquals(2, window.asked("/api/v1/streams/") - streams);
        assertAccessible("what was agreed");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".agreed .print-note")).containsText("Printed by");
        assertThat(page.locator(".huddle-bar")).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        page.reload();
        assertThat(agreed).containsText("Synthetic task of another");
        stay.elsewhere("flightplans/" + planOf(first) + "/tasks", task("Synthetic afterthought"));
        assertThat(agreed).containsText("Synthetic afterthought");
    }

    @Test
    void who_comes_and_goes_meanwhile_is_seen_and_the_place_is_kept() {
        open("#/huddle?unit=CICU&at=" + third);
        assertThat(name()).hasText("Synth Lastone");
        UUID comes = stay.inBed("Synth Comer", "CICU", "CICU-3");
        assertThat(page.locator(".huddle-state")).hasText("4 of 4");
        assertThat(name()).hasText("Synth Lastone");
        stay.risk(third, "Extubated");
        assertThat(page.locator(".of-day")).containsText("Extubated");
        stay.moveElsewhere(third, "CATH", "CATH-1");
        assertThat(page.locator(".signs")).containsText("not in the unit any more");
        page.keyboard().press("ArrowRight");
        assertThat(name()).hasText("Synth Huddled");
        stay.moveElsewhere(third, "CICU", "CICU-4");
        stay.discharge(comes);
        assertThat(page.locator(".huddle-state")).hasText("1 of 3");
    }

    @Test
    void a_tick_that_has_no_answer_yet_is_waited_for_before_the_next_one() {
        stay.elsewhere("flightplans/" + planOf(first) + "/tasks", task("Synthetic tick"));
        open("#/huddle?unit=CICU&at=" + first);
        Locator tick = page.getByLabel("Synthetic tick");
        assertThat(tick).isVisible();
        page.route("**/done", route -> {
            page.waitForTimeout(700);
            route.resume();
        });
        tick.click();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".huddle-state")).hasText("2 of 3");
        page.keyboard().press("ArrowLeft");
        assertThat(tick).isChecked();
    }

    @Test
    void of_a_closed_stay_the_bed_is_told_alone() {
        stay.keepCareTeams(true);
        try {
            open("#/huddle?unit=CICU");
            assertThat(page.getByText("You are not in this patient’s care team"))
                    .isVisible();
            assertThat(page).hasURL(Pattern.compile("at=CICU-1"));
            assertFalse(page.content().contains("Synth "));
        } finally {
            stay.keepCareTeams(false);
        }
    }

    @Test
    void who_only_reads_records_nothing() {
        window.signIn(stay.hospital(), "Viewer", "#/huddle?unit=CICU");
        assertThat(name()).hasText("Synth Huddled");
        assertThat(page.locator(".record-bar button")).hasCount(0);
        page.keyboard().press("n");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void it_fits_a_phone_and_a_wall() {
        open("#/huddle?unit=CICU");
        assertThat(name()).hasText("Synth Huddled");
        for (int width : new int[] {390, 1440, 1920}) {
            page.setViewportSize(width, 900);
            assertEquals(
                    true,
                    page.evaluate(
                            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        }
        // it may be drawn anew meanwhile
        page.waitForFunction("() => document.querySelector('.of-course svg')?.getBoundingClientRect().width > 300");
    }

    private void open(String hash) {
        window.signIn(stay.hospital(), "Clinician", hash);
        assertThat(page.locator(".freshness")).hasText("Live");
    }

    private Locator name() {
        return page.locator(".stay-head h1");
    }

    private void record(String letter, String text) {
        page.keyboard().press("n");
        page.keyboard().press(letter);
        page.locator("#field-text").fill(text);
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private static String planOf(UUID admission) {
        return stay.read("admissions/" + admission).get("flightplan_id").getAsString();
    }

    private static Map<String, Object> task(String text) {
        Map<String, Object> task = new HashMap<>();
        task.put("task_id", UUID.randomUUID());
        task.put("kind", "action");
        task.put("text", text);
        return task;
    }
}

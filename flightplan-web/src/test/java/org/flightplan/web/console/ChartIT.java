package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the trajectory chart shows of stays that are hard to show. */
class ChartIT extends ChartCase {

    @Test
    void twenty_infusions_have_rows_of_their_own_and_take_nothing_from_the_bands() {
        UUID admission = admitted(5);
        moved(admission, "CICU", "CICU-1", Duration.ofDays(5));
        happened(admission, "risk_status", Duration.ofDays(5), Map.of("risk_level", "Intubated"));
        for (int i = 0; i < 20; i++) {
            infused(admission, "Infusion " + i, Duration.ofDays(4), Duration.ofDays(1));
        }
        window.signIn(stay.hospital());
        open(admission);
        double with = canvas().boundingBox().height;
        assertEquals(
                20,
                written().stream().filter(text -> text.startsWith("Infusion")).count());

        page.locator("[data-category='therapy']").click();
        double without = canvas().boundingBox().height;
        assertTrue(with - without > 400, with + " and " + without);
        assertTrue(without > 5 * 48, "bands of " + without);

        page.locator("[data-category='therapy']").click();
        Locator head = page.locator("button.lane-head");
        assertThat(head).hasAttribute("aria-expanded", "true");
        head.focus();
        page.keyboard().press("Enter");
        assertThat(head).hasAttribute("aria-expanded", "false");
        assertTrue(canvas().boundingBox().height - without < 50, "folded");
        assertTrue(written().stream().anyMatch(text -> text.endsWith("Continuous therapy (20)")));
    }

    @Test
    void a_risk_that_was_never_recorded_is_drawn_beside_the_bands() {
        UUID admission = admitted(4);
        moved(admission, "ACCU", "ACCU-1", Duration.ofDays(4));
        window.signIn(stay.hospital());
        open(admission);

        assertTrue(written().contains("Not recorded"));
        Locator risk = page.locator(".history-steps tbody tr .risk");
        assertThat(risk).hasAttribute("data-level", "0");
        assertThat(risk).containsText("not recorded");
        happened(admission, "risk_status", Duration.ofDays(3), Map.of("risk_level", "Intubated"));
        assertThat(page.locator(".history-steps tbody tr")).hasCount(2);
        assertThat(page.locator(".history-steps tbody tr").first()).hasAttribute("data-level", "4");
    }

    @Test
    void a_stay_without_moves_shows_its_events() {
        UUID admission = admitted(3);
        UUID surgery = happened(admission, "surgery", Duration.ofDays(1), Map.of("procedure_name", "Synthetic repair"));
        window.signIn(stay.hospital());
        open(admission);

        assertTrue(written().contains("Synthetic repair"));
        page.locator("tr[data-mark-id='" + surgery + "'] button.open").click();
        assertThat(window.callOut()).containsText("POD 0");
    }

    @Test
    void crowded_marks_are_counted_and_opened_and_every_operation_has_its_name() {
        UUID admission = admitted(400);
        moved(admission, "CICU", "CICU-1", Duration.ofDays(400));
        happened(admission, "risk_status", Duration.ofDays(400), Map.of("risk_level", "Intubated"));
        for (int i = 1; i <= 13; i++) {
            Duration ago = Duration.ofDays(395 - i * 29);
            happened(admission, "surgery", ago, Map.of("procedure_name", "Operation " + (char) ('A' + i)));
            happened(admission, "bedside_procedure", ago.plusMinutes(5), Map.of("procedure_name", "Bedside " + i));
        }
        for (int i = 0; i < 22; i++) {
            String type = i < 10 ? "course_correction" : "conference";
            Map<String, Object> data = i < 10 ? Map.of("threshold", "Correction " + i) : Map.of("type", "CMC " + i);
            happened(admission, type, Duration.ofDays(390).minusMinutes(i), data);
        }
        page.setViewportSize(1920, 1080);
        window.signIn(stay.hospital());
        open(admission);

        List<String> written = written();
        for (int i = 1; i <= 13; i++) {
            assertTrue(written.contains("Operation " + (char) ('A' + i)), i + " of " + written);
        }
        long counted = written.stream()
                .filter(text -> text.matches("\\+\\d+"))
                .mapToLong(text -> Long.parseLong(text.substring(1)) + 1)
                .sum();
        long named = written.stream()
                .filter(text -> text.matches("(Correction|CMC|Bedside) .*"))
                .count();
        assertTrue(counted + named >= 22 && counted > 10, counted + " and " + named);

        // where the last of them lies there is a cluster, which opens into its marks
        Locator anchor = page.locator(".call-out-anchor");
        String conference =
                page.locator("tr[data-event-type='conference']").first().getAttribute("data-mark-id");
        page.locator("tr[data-mark-id='" + conference + "'] button.open").click();
        BoundingBox at = anchor.boundingBox();
        BoundingBox chart = canvas().boundingBox();
        page.keyboard().press("Escape");
        canvas().click(new Locator.ClickOptions()
                .setPosition(at.x + at.width / 2 - chart.x, at.y + at.height / 2 - chart.y));
        Locator list = window.callOut().locator("li button");
        assertThat(list.first()).isVisible();
        assertTrue(list.count() > 1, "a cluster of " + list.count());
        String first = list.first().innerText().trim();
        list.first().click();
        assertThat(window.callOut().getByRole(AriaRole.HEADING)).hasText(first);
    }

    @Test
    void the_plan_stands_right_of_now_with_its_gap_in_days_and_is_ticked_off() {
        UUID admission = admitted(6);
        moved(admission, "ACCU", "ACCU-1", Duration.ofDays(6));
        String plan = planOf(admission);
        LocalDate today = OffsetDateTime.parse(stay.momentAgo(Duration.ZERO)).toLocalDate();
        stay.elsewhere(
                plan + "/target",
                Map.of("target_discharge_date", today.plusDays(5).toString()));
        UUID feeds = UUID.randomUUID();
        planned(plan, feeds, "Synthetic feeds", "step_down", today.plusDays(2));
        planned(plan, UUID.randomUUID(), "Synthetic tubes out", "intensive", today.minusDays(2));
        window.signIn(stay.hospital());
        open(admission);

        List<String> written = written();
        assertTrue(
                written.stream().anyMatch(text -> text.startsWith("Target ") && text.endsWith("in 5 days")),
                written::toString);
        assertTrue(written.contains("Step-down"), written::toString);
        Locator rows = page.locator(".history-plan tbody tr");
        assertThat(rows.filter(having("Synthetic feeds"))).containsText("in 2 days");
        assertThat(rows.filter(having("Synthetic tubes out"))).containsText("2 days late");
        rows.filter(having("Synthetic feeds")).locator("button.open").click();
        assertThat(window.callOut()).containsText("Planned for");
        window.callOut().locator("button.tick").click();
        assertThat(rows.filter(having("Synthetic feeds"))).containsText("2 days early");
    }

    @Test
    void what_is_planned_of_a_therapy_has_not_stopped() {
        UUID admission = admitted(2);
        moved(admission, "CICU", "CICU-1", Duration.ofDays(2));
        infused(admission, "Synthetic infusion", Duration.ofHours(10), Duration.ofHours(-10));
        window.signIn(stay.hospital());
        open(admission);

        assertTrue(
                written().stream().anyMatch(text -> text.matches("10 h.* so far.*")),
                () -> written().toString());
        assertThat(page.locator("tr[data-event-type='continuous_therapy']")).containsText("Planned until");
        assertThat(page.locator("tr[data-event-type='continuous_therapy']"))
                .not()
                .containsText("Stopped");
    }

    @Test
    void days_after_an_operation_are_those_of_the_hospital() {
        UUID admission = admitted(3);
        moved(admission, "CICU", "CICU-1", Duration.ofDays(3));
        OffsetDateTime now = OffsetDateTime.parse(stay.momentAgo(Duration.ZERO)).withOffsetSameInstant(ZoneOffset.UTC);
        // in Auckland it is an hour before midnight or less; in UTC, the window's zone, morning
        OffsetDateTime evening = now.minusDays(2).withHour(10).withMinute(30);
        UUID surgery = happened(
                admission, "surgery", Duration.between(evening, now), Map.of("procedure_name", "Synthetic repair"));
        UUID note = happened(
                admission, "annotation", Duration.between(evening.plusHours(4), now), Map.of("text", "Synthetic note"));
        stay.standIn("Pacific/Auckland");
        try {
            window.signIn(stay.hospital());
            open(admission);
            assertThat(page.locator("tr[data-mark-id='" + surgery + "']")).containsText("POD 0");
            assertThat(page.locator("tr[data-mark-id='" + note + "']")).containsText("POD 1");
            assertThat(page.locator(".chart-note")).containsText("Pacific/Auckland");
        } finally {
            stay.standIn("UTC");
        }
    }

    @Test
    void moves_seconds_apart_are_told_apart() {
        UUID admission = admitted(1);
        OffsetDateTime moment =
                OffsetDateTime.parse(stay.momentAgo(Duration.ofHours(2))).withSecond(5);
        for (int i = 0; i < 3; i++) {
            stay.elsewhere(
                    "admissions/" + admission + "/location",
                    Map.of(
                            "to_location",
                            "ACCU",
                            "to_bed",
                            "ACCU-" + i,
                            "effective_at",
                            moment.plusSeconds(20L * i).toString()));
        }
        window.signIn(stay.hospital());
        open(admission);
        Locator rows = page.locator(".history-steps tbody tr");
        assertThat(rows.nth(2)).containsText(":05");
        assertThat(rows.nth(2)).containsText("20 s");
        assertThat(rows.nth(1)).containsText(":25");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void planned(String plan, UUID milestone, String name, String phase, LocalDate day) {
        stay.elsewhere(
                plan + "/milestones",
                Map.of("milestone_id", milestone, "name", name, "phase", phase, "target_date", day.toString()));
    }
}

package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a charge nurse does on the board: who is where, who comes, which bed, what is due; live, by keys and by the pointer. */
class BoardIT extends ConsoleCase {

    private static final String MOVED = "admission.location_changed";

    private static String cicu;

    @BeforeAll
    static void open_units() {
        cicu = stay.unit("CICU", "Synthetic intensive care", beds("CICU", 12));
        stay.unit("ACCU", "Synthetic acute care", beds("ACCU", 30));
    }

    @Test
    void who_signs_in_lands_on_the_board_of_one_request_and_finds_it_again_by_its_address() {
        UUID here = stay.inBed("Synth Lander", "CICU", "CICU-1");
        open("");
        assertThat(page).hasURL(Pattern.compile("#/board$"));
        assertThat(tileOf(here)).containsText("Synth Lander");
        assertThat(tileOf(here)).containsText("7 d");
        assertThat(page.locator(".units a[aria-current] .numbers")).containsText("12 beds");
        assertEquals(1, window.asked("/api/v1/board"));

        page.locator(".units a", new Page.LocatorOptions().setHasText("acute")).click();
        assertThat(tileOf(stay.admission())).containsText("Dr Exempla Fictiva");
        assertThat(tileOf(stay.admission())).containsText("POD 5");
        assertThat(page).hasURL(Pattern.compile("#/board\\?unit=ACCU$"));
        assertEquals(1, window.asked("/api/v1/board"));
        page.reload();
        assertThat(tileOf(stay.admission())).isVisible();

        tileOf(stay.admission()).locator("a.name").click();
        assertThat(page.locator(".stay-head h1")).hasText(SyntheticStay.PATIENT);
        page.keyboard().press("g");
        page.keyboard().press("b");
        assertThat(page).hasURL(Pattern.compile("#/board\\?unit=ACCU$"));
        assertThat(tileOf(stay.admission())).isVisible();
    }

    @Test
    void a_move_elsewhere_is_seen_within_a_second_and_the_focus_goes_with_it() {
        UUID moved = stay.inBed("Synth Follower", "ACCU", "ACCU-2");
        open("?unit=ACCU");
        Locator link = tileOf(moved).locator("a.name");
        link.focus();
        stay.moveElsewhere(moved, "ACCU", "ACCU-3");
        assertThat(bed("ACCU-3")).containsText("Synth Follower");
        assertThat(bed("ACCU-2")).hasAttribute("data-state", "available");
        assertThat(link).isFocused();
    }

    @Test
    void a_request_is_keyed_onto_a_free_bed_and_taken_back_with_it() {
        UUID asks = stay.inBed("Synth Keyed", "ACCU", "ACCU-4");
        stay.elsewhere("admissions/" + asks + "/move-request", Map.of("to_location", "CICU", "to_bed", "CICU-3"));
        open("?unit=CICU");
        assertThat(page.locator("[data-row=coming]")).containsText("Synth Keyed");
        // the arrows begin where the page begins: with who waits
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".loose a.name").first()).isFocused();
        page.locator("[data-row=coming] [data-admission-id='" + asks + "'] a.name")
                .focus();
        page.keyboard().press("n");
        assertThat(page.locator("dialog.menu")).isVisible();
        page.keyboard().press("m");
        assertThat(bed("CICU-3").locator(".put-here")).isFocused();
        page.keyboard().press("Enter");
        assertThat(bed("CICU-3")).containsText("Synth Keyed");
        assertThat(page.locator(".undo-bar")).containsText("Synth Keyed, moved to CICU-3");
        assertFalse(stay.read("admissions/" + asks).has("move_request"));

        page.keyboard().press("u");
        assertThat(bed("CICU-3")).hasAttribute("data-state", "available");
        assertThat(page.locator("[data-row=coming]")).containsText("Synth Keyed");
        assertEquals(
                "CICU-3",
                stay.read("admissions/" + asks)
                        .getAsJsonObject("move_request")
                        .get("to_bed")
                        .getAsString());
    }

    @Test
    void a_patient_is_dragged_onto_a_free_bed_once_and_on_no_other() {
        UUID dragged = stay.inBed("Synth Dragged", "ACCU", "ACCU-5");
        UUID other = stay.inBed("Synth Other", "ACCU", "ACCU-6");
        open("?unit=ACCU");
        tileOf(dragged).locator(".occupant").dragTo(bed("ACCU-6"));
        tileOf(dragged).locator(".occupant").dragTo(bed("ACCU-7"));
        assertThat(bed("ACCU-7")).containsText("Synth Dragged");
        assertThat(bed("ACCU-6")).containsText("Synth Other");
        assertEquals(2, stay.logged(dragged, MOVED));
        assertEquals(1, stay.logged(other, MOVED));
    }

    @Test
    void a_move_is_asked_for_and_no_more_asked_for() {
        UUID asks = stay.inBed("Synth Asker", "CICU", "CICU-4");
        open("?unit=CICU");
        tileOf(asks).locator("a.name").focus();
        page.keyboard().press("n");
        page.keyboard().press("w");
        assertThat(page.locator("dialog h2")).hasText("Ask for a move: Synth Asker");
        page.locator("#field-place").selectOption(new SelectOption().setLabel("ACCU-8"));
        page.locator("#field-reason").fill("Synthetic reason");
        page.keyboard().press("Enter");
        assertThat(tileOf(asks).locator(".flag.asks")).containsText("ACCU-8");
        assertThat(tileOf(asks).locator("a.name")).isFocused();
        page.keyboard().press("n");
        page.keyboard().press("w");
        assertThat(tileOf(asks).locator(".flag.asks")).hasCount(0);
        page.keyboard().press("u");
        assertThat(tileOf(asks).locator(".flag.asks")).containsText("ACCU-8");
    }

    @Test
    void a_form_that_is_left_with_the_page_comes_back_with_what_was_written() {
        UUID asks = stay.inBed("Synth Writer", "ACCU", "ACCU-12");
        open("?unit=ACCU");
        tileOf(asks).locator("a.name").focus();
        page.keyboard().press("n");
        page.keyboard().press("b");
        page.locator("#field-text").fill("Synthetic wait");
        page.evaluate("location.hash = '#/stays'");
        page.locator("table.stays").waitFor();
        assertThat(page.locator("dialog")).hasCount(0);
        page.keyboard().press("g");
        page.keyboard().press("b");
        assertThat(page.locator("dialog h2")).hasText("Barrier: Synth Writer");
        assertThat(page.locator("#field-text")).hasValue("Synthetic wait");
        page.keyboard().press("Enter");
        assertThat(tileOf(asks).locator(".flag.barrier")).containsText("1 barrier");
    }

    @Test
    void a_bed_is_cleaned_blocked_with_its_reason_and_free_again() {
        open("?unit=CICU");
        menuOf("CICU-12", "c");
        assertThat(bed("CICU-12")).hasAttribute("data-state", "cleaning");
        assertThat(bed("CICU-12")).containsText("cleaning");
        menuOf("CICU-12", "b");
        page.locator("#field-reason").fill("Synthetic broken rail");
        page.keyboard().press("Enter");
        assertThat(bed("CICU-12")).containsText("Synthetic broken rail");
        assertThat(page.locator("dialog")).hasCount(0);
        menuOf("CICU-12", "f");
        assertThat(bed("CICU-12")).hasAttribute("data-state", "available");
        page.keyboard().press("u");
        assertThat(bed("CICU-12")).containsText("Synthetic broken rail");
        assertEquals(
                "blocked",
                stay.read("units/" + cicu).getAsJsonArray("beds").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .filter(each -> each.get("bed").getAsString().equals("CICU-12"))
                        .map(each -> each.get("state").getAsString())
                        .findFirst()
                        .orElseThrow());
        menuOf("CICU-12", "f");
        assertThat(bed("CICU-12")).hasAttribute("data-state", "available");
    }

    @Test
    void filters_and_the_search_leave_what_is_meant_and_hide_nobody_without_a_bed() {
        UUID flagged = stay.inBed("Synth Flagged", "ACCU", "ACCU-9");
        UUID loose = stay.admit("Synth Loose", "SYN-LOOSE-" + stay.mrn(), "2022-05-01", 1, "Synthetic");
        stay.risk(flagged, "Procedure");
        stay.elsewhere("admissions/" + flagged + "/move-request", Map.of("to_location", "CICU"));
        open("?unit=ACCU");
        assertThat(page.locator("[data-row=without] [data-admission-id='" + loose + "']"))
                .isVisible();
        page.getByLabel("Marked").selectOption("move_requested");
        assertThat(tileOf(flagged)).isVisible();
        assertThat(tileOf(stay.admission())).hasCount(0);
        assertThat(page.locator(".shown")).containsText("of 3");
        assertThat(page).hasURL(Pattern.compile("flag=move_requested$"));
        page.reload();
        assertThat(tileOf(flagged)).isVisible();
        assertThat(tileOf(stay.admission())).hasCount(0);
        assertThat(page.locator("[data-row=without] [data-admission-id='" + loose + "']"))
                .isVisible();
        page.getByLabel("Marked").selectOption("");
        page.getByLabel("Attending").selectOption(new SelectOption().setLabel("Dr Exempla Fictiva"));
        assertThat(tileOf(stay.admission())).isVisible();
        assertThat(tileOf(flagged)).hasCount(0);
        page.getByLabel("Attending").selectOption("");
        page.locator(".units a", new Page.LocatorOptions().setHasText("intensive"))
                .click();
        page.keyboard().press("/");
        page.keyboard().type("flagg");
        assertThat(tileOf(flagged)).isVisible();
        assertThat(page.locator(".bed")).hasCount(1);
    }

    @Test
    void the_day_list_tells_what_was_done_and_is_due_and_is_ticked_off_in_place() {
        UUID gone = stay.inBed("Synth Gone", "ACCU", "ACCU-10");
        stay.discharge(gone);
        String plan =
                stay.read("admissions/" + stay.admission()).get("flightplan_id").getAsString();
        stay.elsewhere(
                "flightplans/" + plan + "/tasks",
                Map.of("kind", "barrier", "text", "Synthetic echo", "due", stay.momentAgo(Duration.ofMinutes(5))));
        open("?unit=ACCU&view=day&since=24h");
        assertThat(part("discharges")).containsText("Synth Gone");
        assertThat(part("tasks")).containsText("Synthetic echo");
        assertThat(part("tasks").locator(".late")).containsText("overdue");
        assertAccessible("day list");
        part("tasks").locator("input").first().click();
        assertThat(part("tasks").getByText("Synthetic echo")).hasCount(0);
        assertThat(page.locator(".undo-bar")).containsText("Synthetic echo");
        page.keyboard().press("u");
        assertThat(part("tasks")).containsText("Synthetic echo");

        stay.erasePatientOf(gone);
        assertThat(part("discharges").getByText("Synth Gone")).hasCount(0);
        assertFalse(page.content().contains("Synth Gone"));
    }

    @Test
    void two_in_a_bed_and_the_same_surname_are_told_in_words() {
        UUID one = stay.inBed("Synth Twinned", "CICU", "CICU-5");
        stay.inBed("Mock Twinned", "CICU", "CICU-5");
        open("?unit=CICU");
        assertThat(bed("CICU-5")).containsText("2 in bed");
        assertThat(bed("CICU-5").locator(".occupant")).hasCount(2);
        assertThat(tileOf(one).locator(".flag.same-name").first()).containsText("Same surname in this unit");
        assertAccessible("conflicts");
    }

    @Test
    void somebody_who_was_faster_is_told_and_nothing_is_recorded() {
        UUID raced = stay.inBed("Synth Raced", "CICU", "CICU-6");
        open("?unit=CICU");
        assertThat(tileOf(raced)).isVisible();
        AtomicInteger held = new AtomicInteger();
        page.route(Pattern.compile("/api/v1/board"), route -> {
            held.incrementAndGet();
            route.abort();
        });
        stay.moveElsewhere(raced, "CICU", "CICU-7");
        assertThat(page.locator(".troubles")).containsText("could not be read again");
        assertThat(bed("CICU-6")).containsText("Synth Raced");
        tileOf(raced).locator("a.name").focus();
        page.keyboard().press("n");
        page.keyboard().press("m");
        assertThat(page.locator(".put-here").first()).isFocused();
        page.unroute(Pattern.compile("/api/v1/board"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".undo-bar")).containsText("Now in CICU-7");
        assertThat(bed("CICU-7")).containsText("Synth Raced");
        assertThat(page.locator(".troubles")).isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(10_000));
        assertEquals(2, stay.logged(raced, MOVED));
        assertTrue(held.get() > 0);
        window.expected(412);
        window.expectedNoAnswer();
    }

    @Test
    void without_a_network_the_board_stays_says_so_and_a_move_is_recorded_once() {
        UUID patient = stay.inBed("Synth Offline", "CICU", "CICU-8");
        open("?unit=CICU");
        assertThat(tileOf(patient)).isVisible();
        window.context().setOffline(true);
        tileOf(patient).locator("a.name").focus();
        page.keyboard().press("n");
        page.keyboard().press("m");
        bed("CICU-9").locator(".put-here").click();
        assertThat(page.locator(".sending")).containsText("sent again until there is one");
        assertThat(page.locator(".freshness")).containsText("Not live since", within(20_000));
        assertThat(bed("CICU-8")).containsText("Synth Offline");

        window.context().setOffline(false);
        assertThat(bed("CICU-9")).containsText("Synth Offline", within(20_000));
        assertThat(page.locator(".sending")).isEmpty();
        assertEquals(2, stay.logged(patient, MOVED));
        window.expectedNoAnswer();
    }

    @Test
    void of_a_closed_stay_the_bed_and_its_state_are_shown_alone() {
        stay.inBed("Synth Closed", "CICU", "CICU-10");
        stay.keepCareTeams(true);
        try {
            open("?unit=CICU");
            assertThat(bed("CICU-10")).hasAttribute("data-state", "occupied");
            assertThat(bed("CICU-10").locator(".closed button")).hasText("Not in your care");
            assertThat(page.locator("[data-admission-id]")).hasCount(0);
            assertFalse(page.content().contains("Synth "));
            bed("CICU-10").locator(".closed button").click();
            assertThat(page.getByText("You are not in this patient’s care team"))
                    .isVisible();
        } finally {
            stay.keepCareTeams(false);
        }
    }

    @Test
    void who_only_reads_is_offered_nothing_to_record() {
        UUID seen = stay.inBed("Synth Seen", "CICU", "CICU-11");
        window.signIn(stay.hospital(), "Viewer", "#/board?unit=CICU");
        assertThat(tileOf(seen)).isVisible();
        assertThat(page.locator(".more")).hasCount(0);
        tileOf(seen).locator("a.name").focus();
        page.keyboard().press("n");
        assertThat(page.locator("dialog")).hasCount(0);
        assertEquals(null, tileOf(seen).locator(".occupant").getAttribute("draggable"));
    }

    private void open(String query) {
        window.signIn(stay.hospital(), "Clinician", query.isEmpty() ? "" : "#/board" + query);
        assertThat(page.locator(".freshness")).hasText("Live");
        assertThat(page.locator(".board-bar .units a").first()).isVisible();
    }

    private void menuOf(String name, String letter) {
        assertThat(page.locator("dialog")).hasCount(0);
        bed(name).locator(".more").focus();
        page.keyboard().press("n");
        page.keyboard().press(letter);
    }

    private Locator bed(String name) {
        return page.locator(".bed[data-bed='" + name + "']");
    }

    private Locator tileOf(UUID admission) {
        return page.locator(
                ".bed", new Page.LocatorOptions().setHas(page.locator("[data-admission-id='" + admission + "']")));
    }

    private Locator part(String name) {
        return page.locator("[data-part=" + name + "]");
    }

    private static List<String> beds(String location, int many) {
        return IntStream.rangeClosed(1, many).mapToObj(i -> location + "-" + i).toList();
    }

    private static LocatorAssertions.ContainsTextOptions within(int milliseconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(milliseconds);
    }
}

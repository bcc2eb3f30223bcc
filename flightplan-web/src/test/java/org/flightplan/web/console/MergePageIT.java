package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two records of one person: the other is looked for, both stand side by side, and what will be is said before it is done. */
class MergePageIT extends ConsoleCase {

    private static final AtomicInteger PATIENTS = new AtomicInteger();

    private final int number = PATIENTS.incrementAndGet();
    private final String mrn = "SYN-MERGE-" + number + "-";

    @Test
    void both_are_compared_and_merged_once_although_an_answer_is_lost() {
        UUID here = stay.admit("Synth Twin" + number, mrn + "A" + stay.mrn(), "2022-03-04", 2, "Synthetic");
        UUID before = stay.admit("Synthia Twin" + number, mrn + "B" + stay.mrn(), "2022-03-04", 9, "Synthetic");
        stay.elsewhere(
                "admissions/" + before + "/discharge", Map.of("discharge_date", stay.momentAgo(Duration.ofDays(5))));
        compareFrom(before, "twin" + number);
        Locator names = page.locator(".comparison tr[data-field=name] td");
        // who is in hospital is kept
        assertThat(names.nth(0)).hasText("Synth Twin" + number);
        assertThat(page.locator(".comparison tr[data-field=name]")).containsText("differs");
        assertThat(page.locator(".comparison tr[data-field=date_of_birth]"))
                .not()
                .containsText("differs");
        assertThat(page.locator(".comparison tr[data-field=mrn]")).containsText("will find the kept record");
        assertThat(page.locator(".effects").first()).containsText("It can’t be taken back.");
        assertAccessible("comparison");
        button("Keep the other one").click();
        assertThat(names.nth(0)).hasText("Synthia Twin" + number);
        button("Keep the other one").click();

        button("Merge …").click();
        assertThat(page.locator("dialog h2")).containsText("Keep Synth Twin" + number);
        assertAccessible("confirmation of a merge");
        page.locator("#field-reason").fill("Synthetic reason");
        AtomicInteger tries = new AtomicInteger();
        page.route("**/api/v1/patients/*/merge", route -> {
            if (tries.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        button("Merge for good").click();
        assertThat(page.locator(".stay-head h1")).hasText("Synth Twin" + number);
        assertEquals(2, tries.get());
        assertEquals(patientOf(here), patientOf(before));
        assertEquals(1, stay.logged(UUID.fromString(patientOf(here)), "patient.merged"));
        window.expectedNoAnswer();
    }

    @Test
    void two_who_are_both_in_hospital_are_not_merged_and_other_birth_dates_are_said() {
        UUID first = stay.admit("Synth Pair" + number, mrn + "C" + stay.mrn(), "2022-03-04", 2, "Synthetic");
        stay.admit("Synth Pair" + number, mrn + "D" + stay.mrn(), "2021-03-04", 2, "Synthetic");
        compareFrom(first, "pair" + number);
        assertThat(page.locator(".merge-place")).containsText("Both are in hospital at the moment.");
        assertThat(page.locator(".merge-place")).containsText("The dates of birth differ.");
        assertThat(button("Merge …")).isDisabled();
        assertAccessible("a merge that can't be");
        button("Look for another one").click();
        assertThat(page.locator("#who")).isFocused();
    }

    @Test
    void hostile_names_break_nothing() {
        String name = "\u202e<img src=x>" + "W".repeat(200) + number;
        UUID first = stay.admit(name, mrn + "E" + stay.mrn(), "2022-03-04", 9, "Synthetic");
        stay.admit("Synth Odd" + number, mrn + "F" + stay.mrn(), "2022-03-04", 2, "Synthetic");
        compareFrom(first, "odd" + number);
        for (int width : new int[] {390, 1440, 1920}) {
            page.setViewportSize(width, 900);
            assertEquals(
                    true,
                    page.evaluate(
                            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        }
        assertEquals(0, page.locator(".comparison img").count());
    }

    private void compareFrom(UUID admission, String sought) {
        window.signIn(stay.hospital());
        page.navigate("#/stays/" + admission);
        page.locator(".record-bar button").first().waitFor();
        page.keyboard().press("n");
        page.keyboard().press("i");
        assertThat(page.locator("#who")).isFocused();
        assertAccessible("search for the other record");
        page.locator("#who").fill(sought);
        page.keyboard().press("Enter");
        button("Compare").click();
        page.locator(".comparison").waitFor();
    }

    private String patientOf(UUID admission) {
        return stay.read("admissions/" + admission).get("patient_id").getAsString();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

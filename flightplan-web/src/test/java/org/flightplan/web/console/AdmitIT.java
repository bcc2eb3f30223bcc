package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes is looked for first; a known patient gets a stay, an unknown one a record too, if need be a provisional one. */
class AdmitIT extends ConsoleCase {

    @Test
    void a_known_patient_is_found_first_and_admitted_again() {
        UUID before = stay.admit("Synth Returning", "SYN-RET-" + stay.mrn(), "2020-01-02", 9, "Synthetic");
        stay.elsewhere(
                "admissions/" + before + "/discharge", Map.of("discharge_date", stay.momentAgo(Duration.ofDays(5))));
        open();
        look("synth returning");
        assertThat(page.locator(".admit-found")).containsText("1 patient found");
        assertAccessible("who was found");
        button("Admit").click();
        assertAccessible("admission");
        admit();
        assertThat(page.locator(".stay-head h1")).hasText("Synth Returning");
        assertEquals(
                stay.read("admissions/" + before).get("patient_id"),
                stay.read("admissions/" + shown()).get("patient_id"));
    }

    @Test
    void who_is_not_known_gets_a_provisional_record() {
        open();
        look("SYN-NOBODY-" + stay.mrn());
        assertThat(page.locator(".admit-found")).containsText("0 patients found");
        button("Admit a new patient").click();
        page.locator("#field-identity").selectOption("provisional");
        assertThat(page.locator("#field-identity")).isFocused();
        admit();
        assertThat(page.locator(".stay-head")).containsText("Identity not confirmed");
        assertThat(page.locator(".stay-head h1")).hasText("Unknown");
    }

    private void open() {
        window.signIn(stay.hospital());
        page.keyboard().press("a");
        assertThat(page.locator("#who")).isFocused();
    }

    private void look(String text) {
        page.locator("#who").fill(text);
        page.keyboard().press("Enter");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void admit() {
        page.locator("#field-specialty").selectOption("cardiac");
        page.locator("#field-attending_id").selectOption(new SelectOption().setLabel("Me"));
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    private String shown() {
        return page.url().replaceFirst(".*#/stays/", "").substring(0, 36);
    }
}

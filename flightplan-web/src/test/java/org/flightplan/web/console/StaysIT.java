package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of stays: what is asked of the server, what stands in the address, who is found, and what no record can break. */
class StaysIT extends ConsoleCase {

    private static final int MANY = 55;
    private static final String LONG = "Synthetically".repeat(19);
    private static final String TURNED = "Mock\u202eed Turner";

    private static UUID highest;

    @BeforeAll
    static void fill_the_hospital() {
        for (int i = 1; i <= MANY; i++) {
            UUID admission =
                    stay.admit("Synth Number" + i, "SYN-MANY-" + i + stay.mrn(), "2021-04-03", 60 - i, "Synthetic");
            if (i == 1) {
                highest = admission;
            }
        }
        stay.risk(highest, "Procedure");
        stay.admit("Li Mock", "SYN-LI-" + stay.mrn(), "2022-05-07", 1, LONG);
        stay.admit("Ng " + LONG, "SYN-NG-" + stay.mrn(), "2022-05-08", 1, "Synthetic");
        stay.admit("Se\u00e1n O\u2019Connor", "SYN-OC-" + stay.mrn(), "2022-05-09", 1, "Synthetic");
        stay.admit(TURNED, "SYN-TU-" + stay.mrn(), "2022-05-10", 1, "Synthetic \u202eturned");
    }

    @Test
    void filters_and_the_order_are_the_servers_and_the_total_is_told() {
        window.signIn(stay.hospital());
        // the oldest admission, behind the first page: it comes first by its risk
        assertThat(lines().first()).hasAttribute("data-admission-id", highest.toString());
        assertThat(page.locator(".list-foot")).containsText("of " + (MANY + 5) + " stays");

        choice("Risk").selectOption("Procedure");
        assertThat(lines()).hasCount(1);
        choice("Risk").selectOption("");
        page.locator("button[data-column=admitted]").click();
        assertThat(lines().first()).not().hasAttribute("data-admission-id", highest.toString());
        page.locator("button[data-column=admitted]").click();
        assertThat(lines().first()).hasAttribute("data-admission-id", highest.toString());
        assertThat(page.locator("button[data-column=admitted]")).isFocused();
    }

    @Test
    void a_page_of_stays_is_one_request_and_all_of_them_come_by_scrolling() {
        window.signIn(stay.hospital());
        assertThat(page.locator(".freshness")).hasText("Live");
        assertEquals(1, window.asked("/admissions?"));
        assertEquals(0, window.asked("/patients/"));

        page.mouse().wheel(0, 100_000);
        assertThat(lines()).hasCount(MANY + 5);
        assertEquals(2, window.asked("/admissions?"));
    }

    @Test
    void what_the_list_shows_survives_a_reload_and_the_way_back_and_stands_in_the_address() {
        window.signIn(stay.hospital());
        choice("Location").selectOption("ACCU");
        page.locator("button[data-column=stay]").click();
        assertThat(page).hasURL(page.url().replaceFirst("#.*", "#/stays?location=ACCU&sort=-length_of_stay"));
        assertThat(lines()).hasCount(1);

        page.reload();
        assertThat(lines()).hasCount(1);
        assertThat(choice("Location")).hasValue("ACCU");
        window.openStayOf(SyntheticStay.PATIENT);
        page.getByText("All stays").click();
        assertThat(choice("Location")).hasValue("ACCU");
        assertThat(lines()).hasCount(1);
    }

    @Test
    void a_click_that_opens_a_tab_opens_the_stay_and_who_signs_out_does_so_in_all_tabs() {
        window.signIn(stay.hospital());
        Locator link = page.locator("a.name", new Page.LocatorOptions().setHasText(SyntheticStay.PATIENT));
        assertThat(link).isVisible();
        Page opened = window.context()
                .waitForPage(() ->
                        link.click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROLORMETA))));
        assertThat(opened.locator(".stay-head h1")).hasText(SyntheticStay.PATIENT);
        assertEquals(0, opened.evaluate("localStorage.length"));

        opened.getByText("Sign out").click();
        assertThat(page.getByLabel("Hospital")).isVisible();
        assertEquals(0, page.evaluate("sessionStorage.length"));
    }

    @Test
    void short_names_and_birth_dates_as_people_write_them_are_found() {
        window.signIn(stay.hospital());
        page.keyboard().press("/");
        for (String[] sought : new String[][] {
            {"Li", "Li Mock"},
            {"ng", "Ng "},
            {"O'Connor", "O\u2019Connor"},
            {"oconnor", "O\u2019Connor"},
            {"07.05.2022", "Li Mock"},
            {"8.5.22", "Ng "},
            {"2022-05-09", "O\u2019Connor"}
        }) {
            assertThat(page.locator("#sought")).isVisible();
            page.locator("#sought").fill(sought[0]);
            page.keyboard().press("Enter");
            assertThat(lines()).hasCount(1);
            assertThat(lines().first()).containsText(sought[1]);
        }
    }

    @Test
    void a_date_that_can_be_read_in_two_ways_is_explained() {
        window.signIn(stay.hospital());
        page.locator("#sought").fill("05/07/2022");
        page.keyboard().press("Enter");
        assertThat(page.locator(".list-note")).containsText("two ways");
        boolean monthFirst = lines().count() == 1;
        page.locator(".list-note button").click();
        assertThat(page.locator(".list-note")).containsText(monthFirst ? "5 Jul 2022" : "7 May 2022");
        assertThat(lines()).hasCount(monthFirst ? 0 : 1);
    }

    @Test
    void no_record_makes_the_page_wider_or_turns_its_text_round() {
        window.signIn(stay.hospital());
        for (int width : new int[] {390, 1440, 1920}) {
            page.setViewportSize(width, 900);
            page.mouse().wheel(0, 100_000);
            assertThat(lines()).hasCount(MANY + 5);
            assertEquals(width, page.evaluate("document.documentElement.scrollWidth"), "at " + width);
            assertTrue(
                    (boolean) page.evaluate("[...document.querySelectorAll('table.stays tr')]"
                            + ".every((line) => line.getBoundingClientRect().height < 200)"),
                    "a line is higher than 200 at " + width);
        }
        assertFalse(page.locator("table.stays").textContent().contains("\u202e"));
        assertThat(page.locator("table.stays")).containsText("Mocked Turner");
    }

    private Locator choice(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator lines() {
        return page.locator("table.stays tbody tr");
    }
}

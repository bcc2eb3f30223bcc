package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a privacy officer meets: only pages that are for officers, what was opened by whom, and nothing that is done unasked. */
class ReviewsIT extends ConsoleCase {

    private static final String HOSTILE = "\u202e<img src=x>" + "W".repeat(230);
    private static final List<String> PARTS = List.of("", "/audit", "/patients", "/log");

    @Test
    void an_officer_lands_on_the_reviews_and_meets_no_page_of_others() {
        window.signIn(stay.hospital(), "Privacy officer", "");
        assertThat(page).hasURL(Pattern.compile("#/reviews$"));
        assertThat(page.locator(".pages a")).hasText(new String[] {"Reviews"});
        assertThat(page.locator(".freshness")).hasText("Live");
        for (String other : List.of("#/board", "#/stays", "#/stays/" + stay.admission(), "#/hospital", "#/admit")) {
            page.navigate(other);
            assertThat(page).hasURL(Pattern.compile("#/reviews$"));
            assertThat(page.locator("h1")).hasText("Reviews");
        }
        page.keyboard().press("g");
        page.keyboard().press("b");
        assertThat(page).hasURL(Pattern.compile("#/reviews$"));
    }

    @Test
    void who_has_several_roles_has_all_pages_lands_on_the_board_and_reviews_nobodys_own() {
        window.signIn(stay.hospital());
        page.evaluate("""
                async (tenant) => {
                  const call = async (path, body, token) => {
                    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
                    return (await fetch(`api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
                  };
                  const session = JSON.parse(sessionStorage.getItem('flightplan.session'));
                  const roles = ['clinician', 'privacy-officer', 'tenant-admin'];
                  const { access_token: token } = await call('dev/token', { tenant, roles, user: session.user });
                  sessionStorage.setItem('flightplan.session', JSON.stringify({ ...session, token, roles, asked: undefined }));
                  const { items: [{ id }] } = await call('patients/search', { name_prefix: 'Mockingbird' }, token);
                  await call(`patients/${id}/break-glass`, { reason: 'Synthetic own', minutes: 5 }, token);
                }
                """, stay.tenant().toString());
        page.navigate("");
        page.reload();
        assertThat(page.locator(".pages a")).hasText(new String[] {"Board", "Stays", "Reviews", "Hospital", "Census"});
        assertThat(page).hasURL(Pattern.compile("#/(board|stays).*"));
        assertThat(page.locator(".topbar .role")).hasText("Clinician, Privacy officer, Administrator");
        page.keyboard().press("g");
        page.keyboard().press("r");
        Locator own = page.locator(".card[data-glass-id]", new Page.LocatorOptions().setHasText("Synthetic own"));
        assertThat(own).containsText("(you)");
        assertThat(own).containsText("another privacy officer reviews it");
        assertThat(own.getByRole(AriaRole.BUTTON)).hasCount(1);
        page.keyboard().press("g");
        page.keyboard().press("h");
        assertThat(page.locator("h1")).hasText("Hospital");
    }

    @Test
    void every_part_is_accessible_on_every_screen_and_in_german_whatever_people_have_written() {
        UUID opened = stay.admit(HOSTILE, "SYN-ODD-" + stay.mrn(), "2022-03-04", 2, "Synthetic");
        String patient = stay.read("admissions/" + opened).get("patient_id").getAsString();
        stay.open(opened, "W".repeat(190), HOSTILE);
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews");
        Locator card = page.locator(".card[data-glass-id]", new Page.LocatorOptions().setHasText("WWW"));
        card.getByText("What was looked at").click();
        assertThat(card.locator(".records")).isVisible();
        assertFits("opened records");
        assertEquals(0, page.locator(".card img").count());
        for (String part : List.of("/audit?patient=" + patient, "/patients?patient=" + patient, "/log")) {
            page.navigate("#/reviews" + part);
            assertThat(page.locator(".desk-body").first()).not().containsText("One moment");
            assertFits(part);
        }
        page.getByText("Set a hold …").click();
        assertAccessible("confirmation of a hold");
        page.keyboard().press("Escape");
        assertThat(page.getByText("Set a hold …")).isFocused();
        button("Deutsch").click();
        for (String part : PARTS) {
            page.navigate("#/reviews" + part);
            assertThat(page.locator("h1")).hasText("Prüfungen");
            assertThat(page.locator(".desk-part > *").first()).isVisible();
            assertThat(page.locator("main")).not().containsText("Einen Moment");
            assertAccessible("German " + part);
            String text = page.locator("body").innerText();
            for (String english : List.of("Reviewed", "Audit", "Search", "Print", "Patient’s", "Hold", "Live")) {
                assertFalse(text.contains(english), part + " " + english);
            }
        }
    }

    @Test
    void the_key_of_the_hospital_is_rotated_by_who_is_told_what_that_means() {
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews/log");
        button("Rotate the key …").click();
        assertThat(page.locator("dialog .effects")).containsText("encrypted by new keys");
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator(".desk-part")).containsText("The key was rotated.");
        assertThat(page.locator(".desk-part")).containsText("Last rotated by");
    }

    @Test
    void the_search_is_in_the_address_by_ids_and_is_done_again_from_there() {
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews/audit");
        assertThat(page.locator(".records")).isVisible();
        page.keyboard().press("/");
        page.keyboard().type("mockingbird");
        page.keyboard().press("Enter");
        assertThat(page.locator(".chosen-patient")).containsText(SyntheticStay.PATIENT);
        page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).selectOption("patients.searched");
        button("Search").click();
        assertThat(page).hasURL(Pattern.compile("#/reviews/audit\\?patient=[0-9a-f-]{36}&action=patients\\.searched$"));
        assertThat(page.locator(".records tbody tr").first()).containsText("Operations");
        page.reload();
        assertThat(page.locator(".chosen-patient")).containsText(SyntheticStay.PATIENT);
        assertThat(page.locator(".records tbody tr").first()).containsText("Patients searched");
        page.getByLabel("From").fill("2026-11-28T10:00");
        page.getByLabel("Until").fill("2026-11-28T09:00");
        button("Search").click();
        assertThat(page.locator(".audit-filters .field-error")).containsText("must be after");
    }

    @Test
    void a_list_that_can_t_be_read_says_so_and_comes_by_itself() {
        AtomicInteger tries = new AtomicInteger();
        page.route(Pattern.compile("/api/v1/admin/break-glass"), route -> {
            if (tries.getAndIncrement() == 0) {
                route.abort();
            } else {
                route.resume();
            }
        });
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews");
        assertThat(page.locator(".troubles")).containsText("can’t be reached");
        assertThat(page.locator(".troubles")).isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(10_000));
        assertThat(page.locator(".glass h2").first()).isVisible();
        window.expectedNoAnswer();
    }

    @Test
    void who_is_in_hospital_is_not_erased_and_who_is_erased_elsewhere_goes_from_the_screen() {
        UUID admission = stay.admit("Synth Staying", "SYN-STAY-" + stay.mrn(), "2022-03-04", 2, "Synthetic");
        String patient = stay.read("admissions/" + admission).get("patient_id").getAsString();
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews/patients?patient=" + patient);
        button("Erase this record …").click();
        assertThat(page.locator("dialog .effects li").last()).containsText("can’t be undone");
        page.locator("#field-ground").selectOption("court_order");
        button("Erase for good").click();
        assertThat(page.locator("dialog .form-note")).containsText("The patient is in hospital");
        assertThat(page.locator("#field-ground")).hasValue("court_order");
        assertAccessible("refused erasure");
        window.expected(409);
        page.keyboard().press("Escape");
        assertEquals(0, stay.logged(UUID.fromString(patient), "patient.erased"));

        stay.discharge(admission);
        assertThat(page.locator(".sheet")).containsText("Synth Staying");
        stay.erasePatientOf(admission);
        assertThat(page.locator(".sheet")).not().containsText("Synth Staying");
        assertThat(page.getByText("This record was erased.")).isVisible();
    }

    @Test
    void the_account_is_printed_alone_on_a_page_with_who_and_when() {
        stay.research("admissions/" + stay.admission());
        String patient =
                stay.read("admissions/" + stay.admission()).get("patient_id").getAsString();
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews/patients?patient=" + patient);
        assertThat(page.locator(".sheet")).containsText(SyntheticStay.PATIENT);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".sheet .printed")).containsText("(UTC)");
        assertThat(page.locator(".danger-zone")).isHidden();
        assertThat(page.locator(".desk-head")).isHidden();
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        assertEquals(1, pages(pdf));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    @Test
    void a_verification_goes_on_where_an_answer_was_missing_and_says_what_it_finds() {
        window.signIn(stay.hospital(), "Privacy officer", "#/reviews/log");
        AtomicInteger asked = new AtomicInteger();
        page.route(Pattern.compile("/api/v1/admin/audit/verify"), route -> {
            switch (asked.getAndIncrement()) {
                case 0 -> answer(route, report(true, 7));
                case 1 -> route.abort();
                default -> answer(route, report(false, null));
            }
        });
        button("Verify the log").click();
        page.getByText("Try again").click();
        Locator certificate = page.locator(".certificate[data-intact=false]");
        assertThat(certificate).containsText("The log is not as it was sealed.");
        assertThat(certificate).containsText("An event was altered, at position 9; told by seal 8.");
        // of the first answer and the last one, none twice
        assertThat(certificate.locator(".desk-facts")).containsText("Seals14");
        assertTrue(window.asked("verify?after=7") >= 2);
        assertAccessible("finding");
        window.expectedNoAnswer();

        page.unroute(Pattern.compile("/api/v1/admin/audit/verify"));
        button("Verify the log").click();
        assertThat(page.locator(".certificate[data-intact=true]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        assertFits("certificate");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".hold")).isHidden();
        assertEquals(1, pages(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true))));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private static String report(boolean intact, Integer next) {
        String finding = intact ? "" : "\"first_finding\": {\"kind\": \"altered\", \"position\": 9, \"seal\": 8},";
        return "{\"intact\": " + intact + "," + finding + "\"seals\": 7, \"events\": 70, \"through_position\": 900,"
                + "\"unsealed_events\": 0" + (next == null ? "" : ", \"next\": " + next) + "}";
    }

    private static void answer(Route route, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(body)
                .setHeaders(Map.of("Cache-Control", "no-store")));
    }

    private void assertFits(String view) {
        for (int width : new int[] {390, 1440, 1920}) {
            page.setViewportSize(width, 900);
            assertEquals(
                    true,
                    page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                    view + " at " + width);
        }
        page.setViewportSize(1440, 900);
        assertAccessible(view);
    }

    private static long pages(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.contains("/Type /Page") && !line.contains("/Type /Pages"))
                .count();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

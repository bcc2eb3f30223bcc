package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an administrator meets: units that follow what others do, and nothing closed or switched without saying what that does. */
class HospitalIT extends ConsoleCase {

    private static final List<String> PARTS = List.of("", "/specialties", "/staff", "/displays", "/settings");

    @Test
    void an_administrator_lands_on_the_hospital_and_sees_what_others_do_to_it() {
        window.signIn(stay.hospital(), "Administrator", "");
        assertThat(page).hasURL(Pattern.compile("#/hospital$"));
        assertThat(page.locator(".pages a")).hasText(new String[] {"Hospital", "Census"});
        assertThat(page.locator(".freshness")).hasText("Live");
        String id = stay.unit("CTOR", "Synthetic theatre", List.of("T1"));
        assertThat(unit(id)).containsText("Synthetic theatre");
        assertThat(unit(id).locator(".unit-beds li")).hasCount(1);
        page.navigate("#/reviews");
        assertThat(page).hasURL(Pattern.compile("#/hospital$"));
    }

    @Test
    void who_was_faster_is_told_and_nothing_is_lost() {
        String id = stay.unit("CATH", "Synthetic lab", List.of());
        window.signIn(stay.hospital(), "Administrator", "#/hospital");
        unit(id).getByText("Rename").click();
        page.locator("#field-name").fill("Synthetic mine");
        stay.rename(id, "Synthetic theirs");
        // the page learns of it while the form is open
        assertThat(page.locator("dialog .meanwhile")).containsText("It is called Synthetic theirs now.");
        assertThat(page.locator("#field-name")).hasValue("Synthetic mine");

        page.route(Pattern.compile("/api/v1/units\\?"), Route::abort);
        stay.rename(id, "Synthetic third");
        button("Rename", page.locator("dialog")).click();
        assertThat(page.locator("dialog .form-note")).isVisible();
        page.unroute(Pattern.compile("/api/v1/units\\?"));
        assertThat(page.locator("dialog .meanwhile")).containsText("Synthetic third");
        assertEquals("Synthetic third", stay.read("units/" + id).get("name").getAsString());
        button("Rename", page.locator("dialog")).click();
        assertThat(unit(id)).containsText("Synthetic mine");
        window.expected(412);
        window.expectedNoAnswer();
    }

    @Test
    void a_bed_in_which_somebody_lies_stays_and_a_unit_is_closed_for_good_with_what_that_means() {
        String id = stay.unit("PREOP", "Synthetic closing", List.of("PREOP-1", "PREOP-2"));
        UUID lies = stay.inBed("Synth Lying", "PREOP", "PREOP-2");
        window.signIn(stay.hospital(), "Administrator", "#/hospital");
        button("Take bed PREOP-2 out of Synthetic closing", unit(id)).click();
        assertThat(page.locator("dialog .effects")).containsText("it is refused");
        button("Take it out", page.locator("dialog")).click();
        assertThat(page.locator("dialog .form-note")).containsText("Somebody is in this bed");
        window.expected(409);
        page.keyboard().press("Escape");
        assertThat(button("Take bed PREOP-2 out of Synthetic closing", unit(id)))
                .isFocused();
        button("Take bed PREOP-1 out of Synthetic closing", unit(id)).click();
        button("Take it out", page.locator("dialog")).click();
        assertThat(unit(id).locator(".unit-beds li")).hasCount(1);

        unit(id).getByText("Close …").click();
        assertThat(page.locator("dialog h2")).hasText("Close Synthetic closing for good");
        assertThat(page.locator("dialog .effects")).containsText("1 bed goes with it.");
        assertAccessible("confirmation of closing");
        button("Close for good", page.locator("dialog")).click();
        assertThat(unit(id)).hasCount(0);
        assertThat(page.locator(".closed-units")).containsText("closed unit");
        assertEquals(
                "PREOP-2", stay.read("admissions/" + lies).get("current_bed").getAsString());
        assertFalse(stay.read("units/" + id).get("closed_at").isJsonNull());
    }

    @Test
    void the_clocks_go_by_another_zone_and_one_that_nobody_knows_is_said_at_its_field() {
        window.signIn(stay.hospital(), "Administrator", "#/hospital/settings");
        try {
            page.getByText("Change the time zone …").click();
            page.locator("#field-time_zone").fill("Europe/Nowhere");
            button("Change it", page.locator("dialog")).click();
            assertThat(page.locator("[data-field=time_zone] .field-error")).isVisible();
            window.expected(422);
            page.locator("#field-time_zone").fill("Asia/Kathmandu");
            button("Change it", page.locator("dialog")).click();
            assertThat(page.locator(".desk-said")).containsText("Asia/Kathmandu");
            assertThat(page.locator(".desk-facts")).containsText("Asia/Kathmandu");
            assertThat(page.locator(".clock")).hasAttribute("title", Pattern.compile(".*Kathmandu.*"));
        } finally {
            stay.standIn("UTC");
        }
    }

    @Test
    void a_specialty_is_used_no_more_and_again() {
        window.signIn(stay.hospital(), "Administrator", "#/hospital/specialties");
        Locator other = page.locator("[data-specialty][data-used=false]").first();
        String name = other.getAttribute("data-specialty");
        Locator card = page.locator("[data-specialty='" + name + "']");
        card.getByText("Use it …").click();
        button("Use it", page.locator("dialog")).click();
        assertThat(card).hasAttribute("data-used", "true");
        assertEquals(2, specialties());
        card.getByText("Use it no more …").click();
        assertThat(page.locator("dialog .effects")).containsText("Nobody is admitted under it");
        button("Use it no more", page.locator("dialog")).click();
        assertThat(card).hasAttribute("data-used", "false");
        assertEquals(1, specialties());
    }

    @Test
    void every_part_is_accessible_on_every_screen_and_in_german_whatever_units_are_called() {
        stay.unit("ICU-ODD", "\u202e<img src=x>" + "W".repeat(150), List.of("B".repeat(50), "2"));
        window.signIn(stay.hospital(), "Administrator", "#/hospital");
        assertThat(page.locator(".unit-card").first()).isVisible();
        for (String part : PARTS) {
            page.navigate("#/hospital" + part);
            assertThat(page.locator(".desk-body").last()).not().containsText("One moment");
            for (int width : new int[] {390, 1440, 1920}) {
                page.setViewportSize(width, 900);
                assertEquals(
                        true,
                        page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                        part + " at " + width);
            }
            assertAccessible(part);
        }
        assertEquals(0, page.locator(".unit-card img").count());
        button("Deutsch", page.locator("#foot")).click();
        for (String part : PARTS) {
            page.navigate("#/hospital" + part);
            assertThat(page.locator("h1")).hasText("Klinik");
            assertThat(page.locator(".desk-body").last()).not().containsText("Einen Moment");
            assertAccessible("German " + part);
            String text = page.locator("body").innerText();
            for (String english : List.of("Add beds", "Rename", "Specialties", "Staff", "Settings", "Live", "Used")) {
                assertFalse(text.contains(english), part + " " + english);
            }
        }
    }

    @Test
    void a_display_is_made_with_a_code_that_is_told_once_and_revoked() {
        String id = stay.unit("ACCU", "Synthetic corridor", List.of("ACCU-1"));
        stay.inBed("Synth Passer", "ACCU", "ACCU-1");
        window.signIn(stay.hospital(), "Administrator", "#/hospital/displays");
        assertThat(page.getByText("No displays")).isVisible();
        button("New display", page.locator("#main")).click();
        page.locator("#field-name").fill("North corridor");
        page.locator("#field-unit_id").selectOption(id);
        page.locator("#field-shows_names").selectOption("true");
        button("Make it", page.locator("dialog")).click();
        String code = page.locator(".display-code").textContent();
        Locator line = page.locator("[data-display-id]");
        assertThat(line).containsText("waits for its screen until");
        assertAccessible("a new display");

        Page screen = window.context().newPage();
        screen.navigate("wall.html");
        screen.locator("#code").fill(code);
        screen.keyboard().press("Enter");
        assertThat(screen.locator(".wall-bed").first()).containsText("Synth Passer");
        page.reload();
        assertThat(line).containsText("shows the board since");
        assertThat(page.locator(".display-code")).hasCount(0);

        button("Revoke …", line).click();
        assertThat(page.locator("dialog .effects")).containsText("shows nothing any more");
        button("Revoke it", page.locator("dialog")).click();
        assertThat(line).hasCount(0);
        stay.inBed("Synth Second", "ACCU", "ACCU-2");
        assertThat(screen.locator(".wall-problem")).containsText("This display was revoked");
        window.expected(401);
    }

    private int specialties() {
        JsonObject hospital = stay.read("tenants/current");
        return hospital.getAsJsonArray("specialties").size();
    }

    private Locator unit(String id) {
        return page.locator("[data-unit-id='" + id + "']");
    }

    private static Locator button(String name, Locator in) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}

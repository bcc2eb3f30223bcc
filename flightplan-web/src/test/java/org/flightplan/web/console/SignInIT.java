package org.flightplan.web.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/** How one comes in, in development, and is out again. */
class SignInIT extends ConsoleCase {

    @Test
    void sign_in_proposes_the_hospital_that_the_server_names() {
        page.route(
                "**/sign-in",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"development\": true, \"default_tenant_id\": \"" + stay.tenant() + "\"}")));
        page.navigate("");

        assertThat(page.getByLabel("Hospital").locator("option[selected]")).hasText(stay.hospital());
    }

    @Test
    void signing_out_forgets_the_session() {
        window.signIn(stay.hospital());

        page.getByText("Sign out").click();
        assertThat(page.getByLabel("Hospital")).isVisible();
        assertEquals(0, page.evaluate("sessionStorage.length"));
    }

    @Test
    void a_screen_that_nobody_touches_for_a_quarter_of_an_hour_is_signed_out_and_a_touched_one_is_not() {
        page.clock().install();
        window.signIn(stay.hospital());
        page.clock().fastForward("14:00");
        page.keyboard().press("Tab");
        page.clock().fastForward("14:00");
        assertThat(page.locator("table.stays")).isVisible();

        page.clock().fastForward("02:00");
        assertThat(page.locator(".sign-in")).containsText("Sign in to go on where you were.");
        assertEquals(0, page.evaluate("sessionStorage.length"));
    }

    @Test
    void a_token_is_renewed_in_time_while_somebody_is_there() {
        page.clock().install();
        window.signIn(stay.hospital());
        long asked = window.asked("/dev/token");
        for (int i = 0; i < 4; i++) {
            page.clock().fastForward("14:00");
            page.keyboard().press("Tab");
        }
        assertEquals(asked, window.asked("/dev/token"));
        page.waitForResponse("**/dev/token", () -> page.clock().fastForward("03:30"));

        page.clock().fastForward("05:00");
        assertThat(page.locator("table.stays")).isVisible();
    }

    @Test
    void a_session_is_over_after_twelve_hours_however_busy() {
        page.clock().install();
        window.signIn(stay.hospital());
        page.evaluate(
                "() => { const key = 'flightplan.session';"
                        + " const session = JSON.parse(sessionStorage.getItem(key));"
                        + " sessionStorage.setItem(key, JSON.stringify({ ...session, begun: session.begun - 12 * 3600_000 })); }");
        page.clock().fastForward("00:15");
        assertThat(page.locator(".sign-in")).isVisible();
    }
}

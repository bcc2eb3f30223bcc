package org.flightplan.web.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** One window on the console, which notes every address it asks for and everything that goes wrong in it. */
final class Window implements AutoCloseable {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final String TELL_VIOLATIONS = "document.addEventListener('securitypolicyviolation',"
            + " (event) => console.error('Content-Security-Policy: ' + event.violatedDirective + ' ' + event.blockedURI))";

    private final BrowserContext context;
    private final Page page;
    private final Set<String> addresses = new ConcurrentSkipListSet<>();
    private final Set<String> complaints = new ConcurrentSkipListSet<>();

    Window(Browser browser, String baseUrl) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(WIDTH, HEIGHT)
                .setColorScheme(ColorScheme.LIGHT)
                .setTimezoneId("UTC"));
        context.addInitScript(TELL_VIOLATIONS);
        context.onRequest(request -> addresses.add(request.url()));
        page = context.newPage();
        page.onFrameNavigated(frame -> addresses.add(frame.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Chooses the hospital and a clinician's role, and waits for the list. */
    void signIn(String hospital) {
        page.navigate("");
        page.getByLabel("Hospital").selectOption(hospital);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("table.stays").waitFor();
    }

    /** Opens the stay of a patient from the list, and waits for its chart. */
    void openStayOf(String patient) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(patient).setExact(true))
                .click();
        page.locator(".chart canvas").waitFor();
    }

    /** The one call-out that is open. */
    Locator callOut() {
        return page.locator(".call-out");
    }

    /** Every address this window asked for or showed, hashes included. */
    Set<String> addresses() {
        Set<String> all = new TreeSet<>(addresses);
        all.add(page.url());
        return all;
    }

    /** Errors and warnings of the console, uncaught errors, and violations of the Content-Security-Policy. */
    Set<String> complaints() {
        return new TreeSet<>(complaints);
    }

    /** Takes back the browser's complaint about an answer that was wanted. */
    void expected(int status) {
        assertTrue(complaints.removeIf(complaint -> complaint.contains("status of " + status)), complaints::toString);
    }

    @Override
    public void close() {
        context.close();
    }
}

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
import java.util.concurrent.CopyOnWriteArrayList;

/** One window on the console, which notes every address it asks for and everything that goes wrong in it. */
final class Window implements AutoCloseable {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final String TELL_VIOLATIONS = "document.addEventListener('securitypolicyviolation',"
            + " (event) => console.error('Content-Security-Policy: ' + event.violatedDirective + ' ' + event.blockedURI))";

    private final BrowserContext context;
    private final Page page;
    private final Set<String> addresses = new ConcurrentSkipListSet<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> complaints = new ConcurrentSkipListSet<>();

    Window(Browser browser, String baseUrl) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(WIDTH, HEIGHT)
                .setColorScheme(ColorScheme.LIGHT)
                .setTimezoneId("UTC"));
        context.addInitScript(TELL_VIOLATIONS);
        context.onRequest(request -> {
            addresses.add(request.url());
            requests.add(request.url());
        });
        context.onPage(opened -> opened.onFrameNavigated(frame -> addresses.add(frame.url())));
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    /** What all tabs of the window have in common. */
    BrowserContext context() {
        return context;
    }

    /** Another tab, on an address of the console. */
    Page tab(String hash) {
        Page tab = context.newPage();
        tab.navigate(hash);
        return tab;
    }

    /** How often an address that contains a text was asked for. */
    long asked(String text) {
        return requests.stream().filter(url -> url.contains(text)).count();
    }

    /** Chooses the hospital and a clinician's role, and waits for the list of stays. */
    void signIn(String hospital) {
        signIn(hospital, "Clinician", "#/stays");
        page.locator("table.stays").waitFor();
    }

    /** Chooses the hospital and a role, at an address. */
    void signIn(String hospital, String role, String hash) {
        page.navigate(hash);
        page.getByLabel("Hospital").selectOption(hospital);
        page.getByText(role, new Page.GetByTextOptions().setExact(true)).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
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

    /** Takes back the browser's complaints about a connection that was cut. */
    void expectedNoAnswer() {
        complaints.removeIf(complaint -> complaint.contains("net::ERR_"));
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

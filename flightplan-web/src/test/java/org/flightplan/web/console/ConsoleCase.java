package org.flightplan.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.flightplan.web.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A stay on record and a window on it; whatever is done there, nothing goes wrong and no address holds PHI. */
abstract class ConsoleCase {

    private static Browser browser;
    static SyntheticStay stay;

    Window window;
    Page page;

    @BeforeAll
    static void record_a_stay() {
        browser = Browser.start();
        stay = SyntheticStay.record(browser.playwright(), baseUrl(), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        if (stay != null) {
            stay.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open_a_window() {
        window = browser.open(baseUrl());
        page = window.page();
    }

    @AfterEach
    void nothing_went_wrong_and_no_address_held_phi() {
        try {
            assertEquals(Set.of(), window.complaints());
            for (String address : window.addresses()) {
                for (String phi : stay.phi()) {
                    assertFalse(decoded(address).contains(phi), "an address holds PHI: " + address);
                }
            }
        } finally {
            window.close();
        }
    }

    // as over TLS: to an address browsers don't give all that the console uses
    private static String baseUrl() {
        URI server = TestServer.baseUrl();
        return "http://localhost:" + server.getPort() + server.getPath();
    }

    /** No finding at all of axe-core in what is shown. */
    void assertAccessible(String view) {
        assertEquals(
                List.of(),
                violations().stream()
                        .map(rule -> view + ": " + rule.getId() + " " + rule.getNodes())
                        .toList());
    }

    // in the page itself, which has no frames, and of what is right nothing is told: a third of the time
    final List<Rule> violations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .options(options)
                .analyze()
                .getViolations();
    }

    private static String decoded(String address) {
        return URLDecoder.decode(address, StandardCharsets.UTF_8);
    }
}

package org.flightplan.web.console;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flightplan.migrations.Prerequisite;

/**
 * The system's Chromium, headless, with an empty profile, driven by Playwright on the system's Node.js; nothing is
 * downloaded. {@code CHROMIUM=/usr/bin/chromium} has the whole browser where its headless shell is installed too. Where
 * one of them is missing the test is skipped with a line that names the package; under {@code CI=true} it fails.
 */
public final class Browser implements AutoCloseable {

    /** The same engine takes a third of the processor time without a browser's own windows around it: that one first. */
    private static final List<String> CHROMIUM_NAMES = List.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome.exe",
            "msedge.exe");

    private static final List<Path> CHROMIUM_PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
    private static final List<String> NODE_NAMES = List.of("node", "nodejs", "node.exe");
    /** What comes at all comes within it, on a machine that has other things to do. */
    private static final int PATIENCE_MS = 15_000;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts it, or skips the test. */
    public static Browser start() {
        Path chromium = find("CHROMIUM", CHROMIUM_NAMES, CHROMIUM_PLACES)
                .orElseThrow(() -> missing("Chromium", "chromium-headless-shell", "CHROMIUM"));
        Path node = find("PLAYWRIGHT_NODEJS_PATH", NODE_NAMES, List.of())
                .orElseThrow(() -> missing("Node.js", "nodejs", "PLAYWRIGHT_NODEJS_PATH"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setHeadless(true)
                                .setArgs(ARGUMENTS)));
    }

    /** A window of its own, which shares nothing with others. */
    Window open(String baseUrl) {
        return new Window(chromium, baseUrl);
    }

    /** A page of a window of its own, for whoever minds it himself. */
    public Page page() {
        return chromium.newContext().newPage();
    }

    /** HTTP without a window: what a test has to prepare. */
    Playwright playwright() {
        return playwright;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> find(String variable, List<String> names, List<Path> places) {
        String chosen = System.getenv(variable);
        if (chosen != null) {
            return Optional.of(Path.of(chosen)).filter(Files::isExecutable);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Stream<Path> onPath = Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, places.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static RuntimeException missing(String tool, String debianPackage, String variable) {
        return Prerequisite.missing("The console's browser test needs " + tool + ": apt-get install " + debianPackage
                + ", or set " + variable + " to its path.");
    }
}

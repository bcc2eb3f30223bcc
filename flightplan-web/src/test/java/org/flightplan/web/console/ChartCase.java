package org.flightplan.web.console;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Stays made up for one thing that a chart must show; what is written in it is read from its picture as SVG. */
abstract class ChartCase extends ConsoleCase {

    private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

    /** Another patient's stay, begun so many days ago. */
    static UUID admitted(int daysAgo) {
        String mrn = "SYN-CHART-" + UUID.randomUUID().toString().substring(0, 8);
        return stay.admit("Synth Charted", mrn, "2024-01-02", daysAgo, "Synthetic");
    }

    static void moved(UUID admission, String location, String bed, Duration ago) {
        stay.elsewhere(
                "admissions/" + admission + "/location",
                Map.of("to_location", location, "to_bed", bed, "effective_at", stay.momentAgo(ago)));
    }

    /** Returns the event. */
    static UUID happened(UUID admission, String type, Duration ago, Map<String, Object> data) {
        UUID id = UUID.randomUUID();
        Map<String, Object> event = new HashMap<>();
        event.put("event_id", id);
        event.put("admission_id", admission);
        event.put("event_type", type);
        event.put("occurred_at", stay.momentAgo(ago));
        event.put("data", data);
        stay.elsewhere("clinical-events", event);
        return id;
    }

    static void infused(UUID admission, String therapy, Duration from, Duration until) {
        happened(
                admission,
                "continuous_therapy",
                from,
                Map.of("therapy", therapy, "started_at", stay.momentAgo(from), "stopped_at", stay.momentAgo(until)));
    }

    static String planOf(UUID admission) {
        return "flightplans/"
                + stay.read("admissions/" + admission).get("flightplan_id").getAsString();
    }

    /** Opens a stay by its address, and waits for its chart. */
    void open(UUID admission) {
        page.navigate("#/stays/" + admission);
        page.locator(".chart[data-drawn-in-ms]").waitFor();
    }

    Locator canvas() {
        return page.locator(".chart canvas");
    }

    /** What is written in the chart as it is in sight. */
    List<String> written() {
        return TEXT.matcher(content(saved("SVG")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The picture of the chart as a file. */
    Download saved(String type) {
        return page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save as " + type))
                        .click());
    }

    static String content(Download download) {
        try (InputStream file = download.createReadStream()) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

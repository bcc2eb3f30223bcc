package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboard and alerts are made of metrics that a node has, and Prometheus takes all of them. */
class MonitoringIT {

    private static final Path SERVER_CONFIG = Path.of("..", "server-config");
    private static final Path DASHBOARD = SERVER_CONFIG.resolve(Path.of("grafana", "flightplan.json"));
    private static final Path ALERTS = SERVER_CONFIG.resolve(Path.of("prometheus", "alerts.yml"));
    /** Of what the operator's script tells, not a node. */
    private static final Path BACKUPS = ALERTS.resolveSibling("backups.yml");

    private static final Path GUIDE = Path.of("..", "docs", "operations.md");

    private static final Pattern METRIC = Pattern.compile("\\b(?:flightplan|jvm|process)_[a-z_]+\\b");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void the_dashboard_is_made_of_metrics_that_a_node_has() throws Exception {
        List<String> shown = expressions();
        assertTrue(shown.size() > 20, shown::toString);
        assertKnown(String.join("\n", shown));
        // what a recording rule may be made of is what a panel may be made of
        StringBuilder rules = new StringBuilder("groups: [{name: dashboard, rules: [");
        for (int panel = 0; panel < shown.size(); panel++) {
            String expression =
                    shown.get(panel).replace("$__rate_interval", "5m").replace("$node", ".*");
            rules.append("{record: panel")
                    .append(panel)
                    .append(", expr: ")
                    .append(quoted(expression))
                    .append("},");
        }
        Path file = Files.writeString(folder.resolve("rules.yml"), rules.append("]}]"), StandardCharsets.UTF_8);
        Promtool.accepts(file, "check", "rules", file.toString());
    }

    @Test
    void the_alerts_are_made_of_metrics_that_a_node_has_and_each_is_explained() throws Exception {
        Promtool.accepts(
                ALERTS,
                "check",
                "config",
                ALERTS.resolveSibling("prometheus.yml").toString());
        for (Path rules : List.of(ALERTS, BACKUPS)) {
            Promtool.accepts(
                    rules,
                    "test",
                    "rules",
                    Path.of("..", "flightplan-web", "src", "test", "promtool")
                            .resolve(rules.getFileName())
                            .toString());
        }
        String alerts = Files.readString(ALERTS, StandardCharsets.UTF_8);
        assertKnown(alerts);
        alerts += Files.readString(BACKUPS, StandardCharsets.UTF_8);
        String guide = Files.readString(GUIDE, StandardCharsets.UTF_8);
        List<String> names =
                ALERT.matcher(alerts).results().map(found -> found.group(1)).toList();
        assertTrue(names.size() > 10, names::toString);
        assertEquals(
                List.of(),
                names.stream()
                        .filter(name -> !guide.contains("| " + name + " |"))
                        .toList());
    }

    @Test
    void prometheus_takes_what_a_node_publishes() throws Exception {
        // the names of others' metrics are theirs
        String own = metrics()
                .lines()
                .filter(line -> line.contains("flightplan_"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Path metrics = Files.writeString(folder.resolve("metrics.txt"), own, StandardCharsets.UTF_8);
        Promtool.accepts(metrics, "check", "metrics");
    }

    @Test
    void the_figures_move_with_what_happens() throws Exception {
        Ward ward = Ward.open();
        double appended = value("flightplan_append_requests_total");
        double lent = value("flightplan_pool_waits_seconds_count{pool=\"jdbc/flightplan-events\"}");
        ward.createdPatient();
        assertTrue(value("flightplan_append_requests_total") > appended);
        assertTrue(value("flightplan_append_batches_seconds_count") > 0);
        assertTrue(value("flightplan_append_batches_seconds_sum") > 0);
        assertTrue(value("flightplan_pool_waits_seconds_count{pool=\"jdbc/flightplan-events\"}") > lent);
        assertTrue(value("flightplan_pool_waits_seconds_count{pool=\"jdbc/flightplan\"}") > 0);
        awaitFirstLook();
        assertTrue(value("flightplan_database_sessions{role=\"flightplan_app\"}") > 0);
        assertTrue(value("flightplan_database_sessions_most")
                > value("flightplan_database_sessions{role=\"flightplan_app\"}"));
        assertTrue(value("flightplan_database_size_bytes") > 1_000_000);
        assertEquals(0, value("flightplan_database_archive_failing"));
        assertTrue(value("flightplan_projection_lag_seconds") < 5);
    }

    private static void awaitFirstLook() throws InterruptedException {
        long limit = System.nanoTime() + LONGEST_LOOK.toNanos();
        while (value("flightplan_database_up") == 0 && System.nanoTime() < limit) {
            Thread.sleep(100);
        }
        assertEquals(1, value("flightplan_database_up"));
    }

    private static void assertKnown(String expressions) {
        Ward.open().createdPatient();
        String metrics = metrics();
        Set<String> used = new TreeSet<>(METRIC.matcher(expressions)
                .results()
                .map(found -> found.group())
                .toList());
        assertFalse(used.isEmpty());
        assertEquals(
                List.of(),
                used.stream().filter(name -> !isPublished(name, metrics)).toList());
    }

    private static boolean isPublished(String name, String metrics) {
        return metrics.contains("\n" + name + " ") || metrics.contains("\n" + name + "{");
    }

    private static String metrics() {
        return Http.application().get("metrics").expect(200).body();
    }

    private static double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
    }

    private static List<String> expressions() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(DASHBOARD))) {
            List<String> expressions = new ArrayList<>();
            for (JsonObject panel : reader.readObject().getJsonArray("panels").getValuesAs(JsonObject.class)) {
                for (JsonValue target : panel.getOrDefault("targets", JsonValue.EMPTY_JSON_ARRAY)
                        .asJsonArray()) {
                    expressions.add(target.asJsonObject().getString("expr"));
                }
            }
            return expressions;
        }
    }

    private static String quoted(String expression) {
        return Json.createValue(expression).toString();
    }
}

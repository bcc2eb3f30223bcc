package org.flightplan.bench;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.flightplan.bench.Run.Plan;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.ProcessorTime;
import org.flightplan.bench.stand.Ward;

/**
 * A whole command over HTTP: token, filters, row-level security, decision, append, answered when it can be read; beside
 * POSTs of the same body that do less. What it costs the processors, and what a node manages that has just started. What
 * encryption adds to it, and what recording a look adds to a search of 20 patients. And how soon what was appended can be
 * read.
 */
final class HttpPart implements Part {

    private static final String COMMAND = "/" + Ward.CLINICAL_EVENTS;
    private static final String SEARCH = "/" + Ward.PATIENTS + "/search?limit=20";
    private static final String BARE = "/api/bench/plain/bare";
    private static final String NO_OP = "/api/bench/plain/no-op";
    private static final String NAIVE = "/api/bench/plain/naive";
    private static final String FRESH = "fresh";
    private static final int STAYS = 2_000;

    /** A cold server compiles for this long, whatever is asked of it. */
    private static final long WARM_UP_MILLIS = 30_000;

    /** How long a node is looked at that has just become ready. */
    private static final long FIRST_MILLIS = 15_000;

    private static final int CLIENTS = 16;
    private static final double VISIBLE_RATE = 200;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Node node = stage.node();
        stage.database().refresh();
        UUID tenant = Ward.makeTenant(node.client(), "Bench");
        Client clinician = node.client().as(tenant, "clinician");
        List<String> bodies = stays(clinician).stream().map(HttpPart::body).toList();
        Options options = stage.options();
        compare(stage, clinician.token(), bodies, figures);
        firstSeconds(stage, tenant, bodies, figures);
        priceOfTrust(node, clinician.token(), bodies, options, figures);
        for (int round = 0; round < options.rounds(); round++) {
            Run visible = Run.inside(
                    node.client(), Plan.of("visible", 16, options.millis()).rate(VISIBLE_RATE));
            figures.add("visible_p50_ms", visible.p50Millis());
            figures.add("visible_p99_ms", visible.p99Millis());
        }
    }

    private static void compare(Stage stage, String token, List<String> bodies, Figures figures) {
        Node node = stage.node();
        long millis = stage.options().millis();
        HttpLoad.of(node, token, COMMAND, WARM_UP_MILLIS, 0, bodies);
        for (String plain : List.of(BARE, NO_OP, NAIVE)) {
            HttpLoad.of(node, token, plain, WARM_UP_MILLIS / 3, 0, bodies);
        }
        for (int round = 0; round < stage.options().rounds(); round++) {
            List<Run> runs = Run.inTurns(List.of(
                    () -> HttpLoad.of(node, token, COMMAND, millis, 0, bodies),
                    () -> HttpLoad.of(node, token, NAIVE, millis, 0, bodies),
                    () -> HttpLoad.of(node, token, NO_OP, millis, 0, bodies),
                    () -> HttpLoad.of(node, token, BARE, millis, 0, bodies)));
            figures.add("http_64_vs_naive", runs.get(0).against(runs.get(1)));
            figures.add("http_64_vs_noop", runs.get(0).against(runs.get(2)));
            add(figures, "http_64", runs.get(0));
            add(figures, "http_naive_64", runs.get(1));
            add(figures, "http_noop_64", runs.get(2));
            add(figures, "http_bare_64", runs.get(3));
        }
        double rate = 0.7 * figures.median("http_64_requests_per_s").orElseThrow();
        for (int round = 0; round < stage.options().rounds(); round++) {
            ProcessorTime ofNode = ProcessorTime.ofFamily(node.process());
            ProcessorTime ofDatabase = ProcessorTime.ofFamily(stage.postmaster());
            Run run = HttpLoad.of(node, token, COMMAND, millis, rate, bodies);
            figures.add("http_command_node_us", ofNode.microsSince() / run.events());
            figures.add("http_command_postgres_us", ofDatabase.microsSince() / run.events());
            add(figures, "http_64_at_70_percent", run);
        }
    }

    /** What a node manages while it still compiles, beside the one that has done so. */
    private static void firstSeconds(Stage stage, UUID tenant, List<String> bodies, Figures figures) {
        double plateau = figures.median("http_64_requests_per_s").orElseThrow();
        for (int round = 0; round < stage.options().rounds(); round++) {
            long begin = System.nanoTime();
            Node fresh = stage.node(FRESH, "bench");
            figures.add("ready_s", (System.nanoTime() - begin) / 1e9);
            String token = fresh.client().as(tenant, "clinician").token();
            Run first = HttpLoad.of(fresh, token, COMMAND, FIRST_MILLIS, 0, bodies);
            figures.add("http_first_15_s_requests_per_s", first.perSecond());
            figures.add("http_first_15_s_vs_plateau", first.perSecond() / plateau);
            stage.stop(FRESH);
        }
    }

    private static void priceOfTrust(Node node, String token, List<String> commands, Options options, Figures figures) {
        List<String> searches = List.of(
                Json.createObjectBuilder().add("name_prefix", "synth").build().toString());
        HttpLoad.of(node, token, SEARCH, WARM_UP_MILLIS / 3, 0, searches);
        for (int round = 0; round < options.rounds(); round++) {
            figures.add(
                    "http_encrypted_vs_plain",
                    price(node, "encryption", () -> HttpLoad.of(node, token, COMMAND, options.millis(), 0, commands)));
            figures.add(
                    "look_recorded_vs_not",
                    price(node, "audit", () -> HttpLoad.of(node, token, SEARCH, options.millis(), 0, searches)));
        }
    }

    /** A load on the server as it is, beside the same on a server that does without something. */
    private static double price(Node node, String without, Supplier<Run> load) {
        List<Run> runs = Run.inTurns(
                List.of(() -> doingWithout(node, "nothing", load), () -> doingWithout(node, without, load)));
        node.client()
                .post("api/bench/without/nothing", JsonValue.EMPTY_JSON_OBJECT)
                .expect(204);
        return runs.get(0).against(runs.get(1));
    }

    private static Run doingWithout(Node node, String what, Supplier<Run> load) {
        node.client()
                .post("api/bench/without/" + what, JsonValue.EMPTY_JSON_OBJECT)
                .expect(204);
        return load.get();
    }

    private static void add(Figures figures, String name, Run run) {
        figures.add(name + "_requests_per_s", run.perSecond());
        figures.add(name + "_p50_ms", run.p50Millis());
        figures.add(name + "_p99_ms", run.p99Millis());
    }

    /** Enough of them that their streams stay short. */
    private static List<UUID> stays(Client clinician) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<CompletableFuture<UUID>> stays = IntStream.range(0, STAYS)
                    .mapToObj(unused -> CompletableFuture.supplyAsync(() -> stay(clinician), clients))
                    .toList();
            return stays.stream().map(CompletableFuture::join).toList();
        } finally {
            clients.shutdown();
        }
    }

    private static UUID stay(Client clinician) {
        UUID patient = UUID.randomUUID();
        UUID admission = UUID.randomUUID();
        clinician.post(Ward.PATIENTS, Ward.patient(patient)).expect(201);
        clinician.post(Ward.ADMISSIONS, Ward.admission(admission, patient)).expect(201);
        return admission;
    }

    // the server chooses the event's id, so that a body can be sent again
    private static String body(UUID admission) {
        return Json.createObjectBuilder(Ward.clinicalEvent(admission, admission))
                .remove("event_id")
                .build()
                .toString();
    }
}

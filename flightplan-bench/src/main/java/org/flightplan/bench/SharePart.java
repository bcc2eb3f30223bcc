package org.flightplan.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.flightplan.bench.CostlyRequests.Costly;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Client.Answer;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.Ward;

/**
 * What a hospital suffers while another asks each endpoint for the most it may, 16 times at once: its page of 20 stays, alone and
 * beside that, by turns. And what a hospital that is alone pays for its share.
 */
final class SharePart implements Part {

    private static final String NODE = "share";
    private static final String SEARCH = "/" + Ward.PATIENTS + "/search?limit=20";
    private static final int PARALLEL = 16;
    private static final int STAYS = 20;
    private static final int ALONE = 5;
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int TOO_MANY = 429;

    @Override
    public String name() {
        return NODE;
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Client anyone = stage.node(NODE, NODE).client();
        try {
            CostlyRequests costly = CostlyRequests.of(stage.database(NODE), anyone);
            Client other = neighbour(anyone);
            List<String> rows = new ArrayList<>();
            spend(3 * stage.options().millis(), () -> page(other));
            for (Costly one : costly.all()) {
                rows.add(row(one, other, stage.options(), figures));
            }
            write(rows);
            price(stage, anyone, figures);
        } finally {
            stage.stop(NODE);
        }
    }

    private static Client neighbour(Client anyone) {
        Client other = anyone.as(Ward.makeTenant(anyone, "Neighbour"), "clinician");
        for (int i = 0; i < STAYS; i++) {
            UUID patient = UUID.randomUUID();
            other.post(Ward.PATIENTS, Ward.patient(patient)).expect(201);
            other.post(Ward.ADMISSIONS, Ward.admission(UUID.randomUUID(), patient))
                    .expect(201);
        }
        return other;
    }

    private static Answer page(Client other) {
        return other.get(Ward.ADMISSIONS + "?limit=20").expect(200);
    }

    private static String row(Costly one, Client other, Options options, Figures figures) {
        Histogram own = new Histogram(LONGEST_NANOS, 3);
        int status = one.request().get().status();
        for (int i = 0; i < ALONE; i++) {
            long begin = System.nanoTime();
            status = one.request().get().status();
            own.recordValue(System.nanoTime() - begin);
        }
        Histogram alone = new Histogram(LONGEST_NANOS, 3);
        Histogram beside = new Histogram(LONGEST_NANOS, 3);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        for (int round = 0; round < options.rounds(); round++) {
            alone.add(spend(options.millis() / 2, () -> page(other)));
            beside.add(beside(one, other, options.millis(), answered, refused));
            alone.add(spend(options.millis() / 2, () -> page(other)));
        }
        double times = (double) beside.getValueAtPercentile(99) / alone.getValueAtPercentile(99);
        figures.add("beside_the_costliest_p99_vs_alone", times);
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | %.0f | %.1f | %.1f | %.1f | %d | %d |",
                one.name(),
                status,
                own.getValueAtPercentile(50) / 1e6,
                alone.getValueAtPercentile(99) / 1e6,
                beside.getValueAtPercentile(99) / 1e6,
                times,
                answered.get(),
                refused.get());
    }

    private static Histogram beside(
            Costly one, Client other, long millis, AtomicInteger answered, AtomicInteger refused) {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<CompletableFuture<Void>> sixteen = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                sixteen.add(CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                boolean told = one.request().get().status() == TOO_MANY;
                                (told ? refused : answered).incrementAndGet();
                            }
                        },
                        threads));
            }
            spend(millis / 5, () -> page(other));
            Histogram times = spend(millis, () -> page(other));
            over.set(true);
            sixteen.forEach(CompletableFuture::join);
            return times;
        } finally {
            threads.shutdown();
        }
    }

    /** One request after the other for a while. */
    private static Histogram spend(long millis, Runnable request) {
        Histogram times = new Histogram(LONGEST_NANOS, 3);
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            request.run();
            times.recordValue(System.nanoTime() - begin);
        }
        return times;
    }

    /** One hospital alone, on a node with its share and on one where it may have the whole pool. */
    private static void price(Stage stage, Client anyone, Figures figures) {
        Node bounded = stage.node(NODE, NODE);
        Node unbounded = stage.node(Stage.UNSHARED, NODE);
        try {
            UUID tenant = Ward.makeTenant(anyone, "Alone");
            String one = filled(bounded.client().as(tenant, "clinician"));
            String two = unbounded.client().as(tenant, "clinician").token();
            List<String> bodies = List.of(Json.createObjectBuilder()
                    .add("name_prefix", "synth")
                    .build()
                    .toString());
            long millis = stage.options().millis();
            HttpLoad.of(bounded, one, SEARCH, 4 * millis, 0, bodies);
            HttpLoad.of(unbounded, two, SEARCH, 4 * millis, 0, bodies);
            for (int round = 0; round < stage.options().rounds(); round++) {
                List<Run> runs = Run.inTurns(List.of(
                        () -> HttpLoad.of(bounded, one, SEARCH, millis, 0, bodies),
                        () -> HttpLoad.of(unbounded, two, SEARCH, millis, 0, bodies)));
                figures.add("alone_share_vs_whole_pool", runs.get(0).against(runs.get(1)));
                figures.add("alone_share_p99_ms", runs.get(0).p99Millis());
                figures.add("alone_whole_pool_p99_ms", runs.get(1).p99Millis());
            }
        } finally {
            stage.stop(Stage.UNSHARED);
        }
    }

    private static String filled(Client clinician) {
        for (int i = 0; i < STAYS; i++) {
            clinician.post(Ward.PATIENTS, Ward.patient(UUID.randomUUID())).expect(201);
        }
        return clinician.token();
    }

    private static void write(List<String> rows) {
        String head = """
                | request | status | ms | neighbour's p99 alone, ms | beside 16, ms | times | answered | told to come again |
                |---|---|---|---|---|---|---|---|
                """;
        try {
            Files.writeString(
                    Path.of("target", "shares.md"), head + String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

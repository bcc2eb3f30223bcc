package org.flightplan.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.HospitalYear;
import org.flightplan.bench.stand.Ward;

/**
 * What a ward asks all day, of a hospital with ten thousand events and of one with a million, each on a node of its own, one
 * request after the other, by turns. Both have sixty patients now.
 */
final class PagesPart implements Part {

    private static final int SHORT = 10_000 / HospitalYear.EVENTS_A_STAY;
    private static final int LONG = 1_000_000 / HospitalYear.EVENTS_A_STAY;
    private static final int REQUESTS = 100;
    private static final int WARM_UP = 300;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final long POLL_NANOS = 50_000_000;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void run(Stage stage, Figures figures) {
        Hospital brief = hospital(stage, "short_history", SHORT);
        Hospital extensive = hospital(stage, "long_history", LONG);
        try {
            for (String page : brief.pages.keySet()) {
                brief.ask(page, WARM_UP);
                extensive.ask(page, WARM_UP);
                for (int round = 0; round < stage.options().rounds(); round++) {
                    Histogram one = brief.ask(page, REQUESTS / 2);
                    Histogram other = extensive.ask(page, REQUESTS);
                    one.add(brief.ask(page, REQUESTS / 2));
                    figures.add(
                            page + "_long_vs_short",
                            (double) other.getValueAtPercentile(50) / one.getValueAtPercentile(50));
                    figures.add(page + "_p50_ms", other.getValueAtPercentile(50) / 1e6);
                    figures.add(page + "_p99_ms", other.getValueAtPercentile(99) / 1e6);
                }
            }
        } finally {
            stage.stop("short_history");
            stage.stop("long_history");
        }
    }

    private static Hospital hospital(Stage stage, String name, int stays) {
        BenchDatabase database = stage.database(name);
        Client anyone = stage.node(name, name).client();
        UUID tenant = Ward.makeTenant(anyone, name);
        HospitalYear.fill(database.database(), tenant, stays);
        awaitShown(anyone);
        List<UUID> open = HospitalYear.admit(anyone.as(tenant, "clinician"));
        awaitShown(anyone);
        database.database().execute("analyze");
        long events = database.database().number("select max(id) from event_store");
        return Hospital.of(anyone.as(tenant, "viewer"), anyone.as(tenant, "interface"), open.get(0), events);
    }

    private static void awaitShown(Client anyone) {
        Client admin = anyone.as(null, "platform-admin");
        while (admin.get("api/v1/admin/projections").expect(200).json().getInt("lag") > 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /**
     * A hospital, and its pages by the figures' names.
     *
     * @param pages whose requests
     */
    private record Hospital(Map<String, Request> pages) {

        private record Request(Client client, String path) {}

        static Hospital of(Client viewer, Client service, UUID stay, long events) {
            LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
            String admissions = Ward.ADMISSIONS;
            Map<String, Request> pages = new LinkedHashMap<>();
            pages.put("list", new Request(viewer, admissions + "?limit=50"));
            pages.put("list_by_risk", new Request(viewer, admissions + "?status=active&sort=-risk&limit=50"));
            pages.put("board", new Request(viewer, "api/v1/board"));
            pages.put("timeline", new Request(viewer, admissions + "/" + stay + "/timeline"));
            pages.put("trajectory", new Request(viewer, admissions + "/" + stay + "/trajectory"));
            pages.put("feed", new Request(service, "api/v1/events?limit=100&after=" + events / 2));
            pages.put(
                    "census_year",
                    new Request(viewer, "api/v1/census?from=" + today.minusDays(365) + "&to=" + today.minusDays(1)));
            return new Hospital(pages);
        }

        Histogram ask(String page, int times) {
            Request request = Objects.requireNonNull(pages.get(page));
            Histogram histogram = new Histogram(LONGEST_NANOS, 3);
            for (int i = 0; i < times; i++) {
                long begin = System.nanoTime();
                request.client.get(request.path).expect(200);
                histogram.recordValue(System.nanoTime() - begin);
            }
            return histogram;
        }
    }
}

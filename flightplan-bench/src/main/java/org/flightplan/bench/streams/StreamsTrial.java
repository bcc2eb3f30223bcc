package org.flightplan.bench.streams;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.flightplan.bench.stand.Client;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.Ward;
import org.flightplan.bench.streams.Follower.Told;

/**
 * Has many clients follow one node while events are recorded by a timetable; then the node ends, comes back, records
 * some more, and the clients come back to where they were.
 */
public final class StreamsTrial implements AutoCloseable {

    private static final int STREAMS_OF_A_USER = 10;

    /** So many wait to be let in. */
    private static final int AT_ONCE = 100;

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final String FEED = "api/v1/events?limit=1000&after=";

    /**
     * How many, and for how long.
     *
     * @param rate events a second, of all tenants together
     */
    public record Plan(int tenants, int streams, int rate, long seconds) {}

    /** A hospital with one stay. */
    private record Hospital(UUID tenant, UUID stay, List<UUID> users) {}

    private final Node node;
    private final Plan plan;
    private final Followers reading = new Followers();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Hospital> hospitals = new ArrayList<>();

    /** @param node that is ready for requests */
    public StreamsTrial(Node node, Plan plan) {
        this.node = node;
        this.plan = plan;
        int each = plan.streams() / plan.tenants();
        for (int i = 0; i < plan.tenants(); i++) {
            hospitals.add(hospital(each));
        }
        for (int stream = 0; stream < each; stream++) {
            for (Hospital hospital : hospitals) {
                followers.add(new Follower(hospital.tenant(), stream / STREAMS_OF_A_USER));
            }
        }
    }

    private Hospital hospital(int streams) {
        UUID tenant = Ward.makeTenant(node.client(), "Followed");
        Client clinician = node.client().as(tenant, "clinician");
        UUID patient = UUID.randomUUID();
        UUID stay = UUID.randomUUID();
        clinician.post(Ward.PATIENTS, Ward.patient(patient)).expect(201);
        clinician.post(Ward.ADMISSIONS, Ward.admission(stay, patient)).expect(201);
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i * STREAMS_OF_A_USER < streams; i++) {
            users.add(UUID.randomUUID());
        }
        return new Hospital(tenant, stay, users);
    }

    /** Has all follow, or come back to where they were; gives the seconds that takes. */
    public double follow() {
        Map<UUID, List<String>> tokens = new HashMap<>();
        for (Hospital hospital : hospitals) {
            tokens.put(
                    hospital.tenant(),
                    hospital.users().stream()
                            .map(user -> token(user, hospital.tenant()))
                            .toList());
        }
        long begin = System.nanoTime();
        for (int i = 0; i < followers.size(); i++) {
            connect(followers.get(i), tokens);
            awaitOpen(i + 1 - AT_ONCE, tokens);
        }
        awaitOpen(followers.size(), tokens);
        return (System.nanoTime() - begin) / 1e9;
    }

    // one of thousands was answered with an empty 400, by a server under load
    private String token(UUID user, UUID tenant) {
        try {
            return node.client().asUser(user, tenant, "viewer").token();
        } catch (IllegalStateException refused) {
            return node.client().asUser(user, tenant, "viewer").token();
        }
    }

    private void connect(Follower follower, Map<UUID, List<String>> tokens) {
        String token = tokens.getOrDefault(follower.tenant(), List.of()).get(follower.user());
        reading.connect(follower, node.url().getPort(), token);
    }

    // a hospital that asks more than its share at once is told to come again
    private void awaitOpen(int many, Map<UUID, List<String>> tokens) {
        await(() -> {
            followers.stream().filter(Follower::isRefused).forEach(refused -> connect(refused, tokens));
            return followers.stream().filter(Follower::isOpen).count() >= many;
        });
    }

    /** Records events by the timetable. */
    public void write(long seconds) {
        List<Client> clinicians = hospitals.stream()
                .map(hospital -> node.client().as(hospital.tenant(), "clinician"))
                .toList();
        long begin = System.nanoTime();
        for (long i = 0; i < seconds * plan.rate(); i++) {
            long due = begin + i * 1_000_000_000 / plan.rate();
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            int which = (int) (i % hospitals.size());
            clinicians
                    .get(which)
                    .post(
                            Ward.CLINICAL_EVENTS,
                            Ward.clinicalEvent(
                                    UUID.randomUUID(), hospitals.get(which).stay()))
                    .expect(201);
        }
    }

    /** Waits until all have left. */
    public void awaitEnd() {
        await(() -> followers.stream().noneMatch(Follower::isOpen));
    }

    /**
     * What they were told against what was recorded since they began.
     *
     * @param told of all together
     * @param missed by any
     * @param repeated or out of order, to any
     * @param micros from the moment of recording to the client
     */
    public record Result(long told, long missed, long repeated, Histogram micros) {}

    /**
     * Compares, when all should have come.
     *
     * @param since leaves out of the latencies what was recorded before
     */
    public Result result(Instant since) {
        Map<UUID, NavigableMap<Long, Instant>> recorded = new HashMap<>();
        hospitals.forEach(hospital -> recorded.put(hospital.tenant(), new TreeMap<>(recorded(hospital.tenant()))));
        Histogram micros = new Histogram(LONGEST_MICROS, 3);
        long told = 0;
        long missed = 0;
        long repeated = 0;
        for (Follower follower : followers) {
            Map<Long, Instant> all =
                    recorded.getOrDefault(follower.tenant(), new TreeMap<>()).tailMap(follower.began() + 1);
            awaitAll(follower, all.size());
            long before = 0;
            int once = 0;
            for (Told event : follower.told()) {
                boolean isNew = event.position() > before;
                once += isNew ? 1 : 0;
                repeated += isNew ? 0 : 1;
                before = Math.max(before, event.position());
                Instant at = all.getOrDefault(event.position(), since);
                if (at.isAfter(since)) {
                    micros.recordValue(Math.max(0, event.micros() - ChronoUnit.MICROS.between(Instant.EPOCH, at)));
                }
            }
            told += once;
            missed += all.size() - once;
        }
        return new Result(told, missed, repeated, micros);
    }

    private void awaitAll(Follower follower, int events) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (follower.count() < events && System.nanoTime() < end) {
            reading.check();
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** The clinical events of a tenant: nothing else is recorded while it is followed. */
    private Map<Long, Instant> recorded(UUID tenant) {
        Client viewer = node.client().as(tenant, "viewer");
        Map<Long, Instant> all = new HashMap<>();
        long position = 0;
        List<JsonObject> page;
        do {
            page = viewer.get(FEED + position)
                    .expect(200)
                    .json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class);
            for (JsonObject event : page) {
                position = event.getJsonNumber("position").longValueExact();
                if (event.getString("event_type").startsWith("clinical_event.")) {
                    all.put(position, Instant.parse(event.getString("created_at")));
                }
            }
        } while (!page.isEmpty());
        return all;
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            reading.check();
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        followers.stream().filter(Follower::isOpen).count() + " of " + followers.size() + " follow");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}

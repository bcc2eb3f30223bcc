package org.flightplan.web.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/**
 * Thousands of hostile requests to every operation of the document, by callers of every role and by forged tokens, with
 * transfers that break off or stand still and patients erased while they are admitted among them: none is answered by a
 * fault, none learns anything of another hospital or of a patient who is closed to it, and the other hospital's log stays as
 * it is. So many are sent
 * as {@code -Dflightplan.hostile.requests} says.
 */
class HostileIT {

    private static final String API = "api/v1/";
    private static final Logger LOG = Logger.getLogger(HostileIT.class.getName());

    private static final int REQUESTS = Integer.getInteger("flightplan.hostile.requests", 20_000);
    private static final int CALLERS = 8;
    private static final int MOST_PROBLEMS = 20;

    /** What only a program says of itself. Nothing that is sent holds any of it. */
    private static final Pattern INSIDES = Pattern.compile(
            "org\\.flightplan|jakarta\\.|java\\.|Exception|\\tat |\\.java:|SQLSTATE|PSQL|eclipselink|root:x:");

    private static final String SECRET = "Victima Canaria-Qzzx";

    private static final String CLOSED = "Clausa Synthetica-Qyyx";

    private final Hospital attacked = new Hospital("attacked", "Synthia Attacker");
    private final Hospital victim = new Hospital("victim", SECRET);
    private final Hospital guarded = new Hospital("guarded", CLOSED).keepingCareTeams();
    private final List<UUID> ids = new ArrayList<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, Set<Integer>> classes = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private final BrokenTransfers transfers = new BrokenTransfers();
    private final AtomicInteger unanswered = new AtomicInteger();

    @Test
    void no_request_is_answered_by_a_fault_or_with_what_is_anothers() throws Exception {
        ids.addAll(attacked.ids());
        ids.addAll(victim.ids());
        ids.addAll(guarded.ids());
        ids.add(UUID.randomUUID());
        String before = victim.feed();
        assertTrue(before.contains(SECRET), "the victim's own reader sees what nobody else may");
        List<Operation> operations = Operation.of(Http.openApi());
        List<Http> callers = attacked.callers();
        List<Http> outsiders = guarded.outsiders();
        List<Http> forgers = Tokens.forged(attacked.tenant).stream()
                .map(token -> Http.api().with("Authorization", "Bearer " + token))
                .toList();
        long seed = System.nanoTime();
        LOG.log(Level.INFO, "{0} hostile requests of seed {1}", new Object[] {REQUESTS, Long.toString(seed)});
        String guardedBefore = guarded.wholeFeed();
        try (transfers) {
            run(caller -> new Attack(new HostileInputs(seed + caller, ids), operations, callers, outsiders, forgers));
        }
        LOG.log(Level.INFO, "answered {0}; {1} were sent again", new Object[] {statuses, unanswered});
        assertTrue(unanswered.get() <= 2 + REQUESTS / 10_000, () -> unanswered + " were not answered");
        assertEquals(List.of(), List.copyOf(problems));
        assertEquals(before, victim.feed());
        assertTrue(guardedBefore.contains(CLOSED) && guarded.wholeFeed().contains(CLOSED), "its service sees it");
        // a server that refuses all alike would pass everything above
        for (Operation operation : operations) {
            String name = operation.method() + " " + operation.path();
            assertTrue(classes.getOrDefault(name, Set.of()).size() >= 2, () -> name + " " + classes.get(name));
        }
        assertTrue(statuses.keySet().containsAll(List.of(200, 201, 400, 401, 403, 404, 415, 422)), statuses::toString);
    }

    private interface Attacks {
        Attack of(int caller);
    }

    private void run(Attacks attacks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Attack attack = attacks.of(caller);
                all.add(() -> {
                    for (int i = 0; i < REQUESTS / CALLERS && problems.size() < MOST_PROBLEMS; i++) {
                        attack.once();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** One caller's requests, one after the other. */
    private final class Attack {

        private final HostileInputs malice;
        private final List<Operation> operations;
        private final List<Http> callers;
        private final List<Http> outsiders;
        private final List<Http> forgers;

        private Attack(
                HostileInputs malice,
                List<Operation> operations,
                List<Http> callers,
                List<Http> outsiders,
                List<Http> forgers) {
            this.malice = malice;
            this.operations = operations;
            this.callers = callers;
            this.outsiders = outsiders;
            this.forgers = forgers;
        }

        private void once() {
            if (malice.oneIn(100)) {
                problems.addAll(attacked.eraseWhileAdmitting());
            } else if (malice.oneIn(50)) {
                transfers.breakOne(malice, malice.anyOf(operations));
            } else {
                request();
            }
        }

        private void request() {
            Operation operation = malice.anyOf(operations);
            boolean forged = malice.oneIn(10);
            // who breaks the glass may look
            boolean outside = !forged && malice.oneIn(4) && !operation.path().contains("break-glass");
            String path = path(operation);
            Http client = headers(malice.anyOf(forged ? forgers : outside ? outsiders : callers));
            String method = malice.oneIn(30)
                    ? malice.anyOf(List.of("PUT", "DELETE", "HEAD", "OPTIONS", "BREW"))
                    : operation.method();
            JsonObject example = operation.example() == null ? JsonValue.EMPTY_JSON_OBJECT : operation.example();
            byte[] body = method.equals("GET") && !malice.oneIn(20)
                    ? new byte[0]
                    : malice.oneIn(4) ? example.toString().getBytes(StandardCharsets.UTF_8) : malice.body(example);
            String type = malice.oneIn(12) ? malice.contentType() : "application/json";
            Answer answer = sent(client.with("Content-Type", type), method, path, body);
            judge(operation, method + " " + path, forged, answer);
        }

        // a kept connection may be closed by the server at the very moment at which it is used again: any client tries
        // anew
        private Answer sent(Http client, String method, String path, byte[] body) {
            try {
                return client.send(method, path, BodyPublishers.ofByteArray(body));
            } catch (AssertionError closed) {
                unanswered.incrementAndGet();
                return client.send(method, path, BodyPublishers.ofByteArray(body));
            }
        }

        private String path(Operation operation) {
            StringBuilder path = new StringBuilder();
            for (String step : operation.path().substring(API.length()).split("/", -1)) {
                path.append(step.startsWith("{") ? encoded(malice.id()) : step).append('/');
            }
            path.setLength(path.length() - 1);
            char separator = '?';
            for (String name : operation.query()) {
                if (malice.oneIn(4)) {
                    path.append(separator).append(name).append('=').append(encoded(malice.text()));
                    separator = '&';
                }
            }
            return malice.oneIn(15) ? path + String.valueOf(separator) + encoded(malice.text()) : path.toString();
        }

        private Http headers(Http client) {
            Http with = client;
            for (String name : List.of(
                    "Idempotency-Key", "If-Match", "Prefer", "X-Tenant-ID", "X-Purpose-Of-Use", "Accept", "Origin")) {
                if (malice.oneIn(20)) {
                    with = with.with(name, visible(malice.text()));
                }
            }
            return with;
        }

        // what an HTTP client would refuse to send at all is another test's
        private static String visible(String text) {
            String visible = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
            return visible.length() > 2_000 ? visible.substring(0, 2_000) : visible;
        }

        private static String encoded(String text) {
            String part = text.length() > 600 ? text.substring(0, 600) : text;
            return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    private void judge(Operation operation, String request, boolean forged, Answer answer) {
        statuses.computeIfAbsent(answer.status(), unused -> new AtomicInteger()).incrementAndGet();
        classes.computeIfAbsent(operation.method() + " " + operation.path(), unused -> ConcurrentHashMap.newKeySet())
                .add(answer.status());
        boolean fault = answer.status() >= 500 && answer.status() != 503;
        boolean insides = INSIDES.matcher(answer.body()).find();
        boolean anothers = answer.body().contains(SECRET) || answer.body().contains(CLOSED);
        // which methods an address has is public
        boolean open = operation.path().matches(".*(dev/token|sign-in)") || request.startsWith("OPTIONS ");
        boolean letIn = forged && answer.status() < 300 && !open;
        if (fault || insides || anothers || letIn) {
            problems.add(request + " -> " + answer);
        }
    }
}

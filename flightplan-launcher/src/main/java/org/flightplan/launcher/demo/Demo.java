package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads three synthetic heart centres into a running FlightPlan. All moments are moved so that the newest lies an hour
 * ago when first loaded. Run again, it changes nothing; after a crash in the middle, it goes on.
 */
public final class Demo {

    private static final int AT_A_TIME = 8;

    private final Api api;
    private final Path memory;
    private final Clock clock;
    private final PrintWriter out;
    private final boolean isTerminal;

    /**
     * Will load into the server at an address.
     *
     * @param base such as {@code http://localhost:8080}; it must offer development tokens
     * @param memory file that keeps what must be the same in a second load; made if missing
     * @param out takes the progress: never a name, an MRN or a body
     * @param isTerminal whether {@code out} is one, so that a bar can be drawn
     */
    public Demo(String base, Path memory, Clock clock, PrintWriter out, boolean isTerminal) {
        this(new Api(base, Patience.GENEROUS), memory, clock, out, isTerminal);
    }

    Demo(Api api, Path memory, Clock clock, PrintWriter out, boolean isTerminal) {
        this.api = api;
        this.memory = memory;
        this.clock = clock;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /**
     * Loads, and returns when every command was accepted.
     *
     * @throws DemoFailure when the server refuses a command, or stays away for minutes; run it again when that is mended
     * @throws IOException when the memory can't be written
     */
    public void load() throws IOException, InterruptedException {
        load(Census.read());
    }

    void load(Census census) throws IOException, InterruptedException {
        Memory known = Memory.in(memory);
        Duration shift = known.shift(census.newestMoment(), clock);
        if (known.isLoaded() && isThere(census)) {
            out.println("Demo: already loaded.");
            return;
        }
        long begin = System.nanoTime();
        for (Census.Tenant tenant : census.tenants()) {
            create(tenant);
        }
        Progress progress = new Progress(out, isTerminal, census.commands().size());
        new Lanes(AT_A_TIME).run(census.commands(), command -> {
            send(command, shift);
            progress.step();
        });
        known.loaded(clock);
        out.println(String.format(
                Locale.ROOT,
                "Demo: %d commands of %d tenants loaded in %.1f s.",
                census.commands().size(),
                census.tenants().size(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0));
    }

    private void create(Census.Tenant tenant) throws InterruptedException {
        JsonObject body = Json.PROVIDER
                .createObjectBuilder()
                .add("id", tenant.id())
                .add("name", tenant.name())
                .add("enabled_specialties", Json.PROVIDER.createArrayBuilder().add("cardiac"))
                .build();
        requireAccepted(
                "tenant " + tenant.id(),
                api.send(Caller.platformAdmin(), "POST", "/admin/tenants", body, "census-" + tenant.id()));
    }

    private void send(Command command, Duration shift) throws InterruptedException {
        requireAccepted(
                command.toString(),
                api.send(
                        Caller.clinician(command.tenant()),
                        command.method(),
                        command.path(),
                        Moments.shift(command.body(), shift),
                        command.idempotencyKey()));
    }

    /** The memory may be of another database: the last patient tells whether this one has the demo too. */
    private boolean isThere(Census census) throws InterruptedException {
        Command last = census.commands().get(census.commands().size() - 1);
        int status = api.get(Caller.clinician(last.tenant()), "/patients/" + last.patient())
                .statusCode();
        return status == 200;
    }

    private static void requireAccepted(String what, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailure("The demo stops at " + what + " of the census: " + describe(answer) + ".");
        }
    }

    // in words that are safe to print: status, error code and the names of fields, never a value
    private static String describe(HttpResponse<String> answer) {
        JsonObject problem = Json.objectIfAny(answer.body()).orElse(JsonValue.EMPTY_JSON_OBJECT);
        StringBuilder text = new StringBuilder("status ").append(answer.statusCode());
        if (problem.get("error_code") instanceof JsonString code) {
            text.append(", ").append(code.getString());
        }
        if (problem.get("field_errors") instanceof JsonObject fields && !fields.isEmpty()) {
            Set<String> names = new TreeSet<>(fields.keySet());
            text.append(", fields ").append(String.join(", ", names));
        }
        return text.toString();
    }
}

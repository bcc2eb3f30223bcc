package org.flightplan.launcher.demo;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.problems.FlightPlanException;
import org.flightplan.client.problems.NoSuchRecordException;
import org.flightplan.client.problems.NotPermittedException;

/**
 * Loads three synthetic heart centres into a running FlightPlan. All moments are moved so that the newest lies an hour
 * ago when first loaded. Run again, it changes nothing; after a crash in the middle, it goes on.
 */
public final class Demo {

    private static final int AT_A_TIME = 8;

    private final Function<Caller, FlightPlanClient> clients;
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
        this(caller -> caller.at(base), memory, clock, out, isTerminal);
    }

    Demo(Function<Caller, FlightPlanClient> clients, Path memory, Clock clock, PrintWriter out, boolean isTerminal) {
        Map<Caller, FlightPlanClient> made = new ConcurrentHashMap<>();
        this.clients = caller -> made.computeIfAbsent(caller, clients);
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

    private void create(Census.Tenant tenant) {
        JsonObject body = Json.PROVIDER
                .createObjectBuilder()
                .add("id", tenant.id())
                .add("name", tenant.name())
                .add("enabled_specialties", Json.PROVIDER.createArrayBuilder().add("cardiac"))
                .build();
        FlightPlanClient client = clients.apply(Caller.platformAdmin()).withKey("census-" + tenant.id());
        send("tenant " + tenant.id(), () -> client.send("POST", "/admin/tenants", body));
    }

    private void send(Command command, Duration shift) {
        FlightPlanClient client =
                clients.apply(Caller.clinician(command.tenant())).withKey(command.idempotencyKey());
        send(
                command.toString(),
                () -> client.send(command.method(), command.path(), Moments.shift(command.body(), shift)));
    }

    private static void send(String what, Runnable request) {
        try {
            request.run();
        } catch (FlightPlanException e) {
            // its message is safe to print: status, error code and the names of fields, never a value
            throw new DemoFailure("The demo stops at " + what + " of the census: " + e.getMessage() + ".");
        }
    }

    /** The memory may be of another database: the last patient tells whether this one has the demo too. */
    private boolean isThere(Census census) {
        Command last = census.commands().get(census.commands().size() - 1);
        try {
            clients.apply(Caller.clinician(last.tenant())).send("GET", "/patients/" + last.patient(), null);
            return true;
        } catch (NoSuchRecordException | NotPermittedException e) {
            return false;
        }
    }
}

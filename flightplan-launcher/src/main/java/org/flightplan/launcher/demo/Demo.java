package org.flightplan.launcher.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.problems.NoSuchRecordException;
import org.flightplan.client.problems.NotPermittedException;
import org.flightplan.simulator.Command;
import org.flightplan.simulator.Hospital;
import org.flightplan.simulator.Scale;
import org.flightplan.simulator.Simulator;

/**
 * Loads three simulated hospitals into a running FlightPlan, whose history ends an hour before the first load: first who is
 * there now, then who was. Run again, it changes nothing; after a crash in the middle, it goes on.
 */
public final class Demo {

    private static final int AT_A_TIME = 8;

    /** Of the hospitals; another one makes others. */
    private static final long SEED = 1;

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

    /** All hospitals that are loaded first when a clock stands so. */
    static List<Hospital> hospitals(Clock begun) {
        return new Simulator(SEED, begun).hospitals(Scale.demo());
    }

    /** Those of a memory, which keeps the clock if it knew none. */
    static List<Hospital> hospitals(Memory known, Clock clock) throws IOException {
        List<Hospital> all = hospitals(known.begun(clock));
        return all.subList(0, known.hospitals(all.size()));
    }

    /**
     * Loads, and returns when every command was accepted.
     *
     * @throws DemoFailure when the server refuses a command, or stays away for minutes; run it again when that is mended
     * @throws IOException when the memory can't be written
     */
    public void load() throws IOException, InterruptedException {
        Memory known = Memory.in(memory);
        load(known, hospitals(known, clock));
    }

    private void load(Memory known, List<Hospital> hospitals) throws IOException, InterruptedException {
        int present = hospitals.stream()
                .mapToInt(hospital -> Math.toIntExact(
                        hospital.units().count() + hospital.present().count()))
                .sum();
        List<Command> past = hospitals.stream().flatMap(Hospital::past).toList();
        if (known.isLoaded() && isThere(past.get(past.size() - 1))) {
            out.println("Demo: already loaded.");
            return;
        }
        long begin = System.nanoTime();
        Sender sender = new Sender(clients);
        for (Hospital hospital : hospitals) {
            sender.open(hospital);
        }
        Progress progress = new Progress(out, isTerminal, present + past.size());
        // one board after the other: whoever signs in at once finds the first
        for (Hospital hospital : hospitals) {
            // one after the other: the board keeps the order in which they were opened
            send(1, hospital.units().toList(), sender, progress);
            send(AT_A_TIME, hospital.present().toList(), sender, progress);
            out.println(String.format(
                    Locale.ROOT, "Demo: who is in %s now is there after %.1f s.", hospital.name(), since(begin)));
        }
        send(AT_A_TIME, past, sender, progress);
        known.loaded(clock);
        out.println(String.format(
                Locale.ROOT,
                "Demo: %d commands of %d %s loaded in %.1f s.",
                present + past.size(),
                hospitals.size(),
                hospitals.size() == 1 ? "tenant" : "tenants",
                since(begin)));
    }

    private static void send(int atATime, List<Command> commands, Sender sender, Progress progress)
            throws InterruptedException {
        new Lanes(atATime).run(commands, command -> {
            sender.send(command);
            progress.step();
        });
    }

    private static double since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    }

    /** The memory may be of another database: the last patient tells whether this one has the demo too. */
    private boolean isThere(Command last) {
        try {
            clients.apply(Caller.in(last.tenant(), "clinician")).send("GET", "/patients/" + last.lane(), null);
            return true;
        } catch (NoSuchRecordException | NotPermittedException e) {
            return false;
        }
    }
}

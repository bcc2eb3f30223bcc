package org.flightplan.bench.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.flightplan.bench.faults.Outcome.Acknowledged;
import org.flightplan.bench.faults.Sender.Patience;
import org.flightplan.bench.stand.Ward;

/** One fault under load, in a tenant of its own, and what was there afterwards. */
final class Round {

    /** What a round found, and how long things took. */
    record Result(Findings findings, RoundFigures figures) {}

    private static final System.Logger LOG = System.getLogger(Round.class.getName());
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Stand stand;
    private final Fault fault;
    private final int number;
    private final StoredLog log;
    private final Model model = new Model();
    private final Tally tally = new Tally();

    Round(Stand stand, Fault fault, int number) {
        this.stand = stand;
        this.fault = fault;
        this.number = number;
        this.log = new StoredLog(stand.database());
    }

    Result run() throws Exception {
        UUID tenant = Ward.makeTenant(stand.nodes().get(0).client(), "Round " + number);
        List<NodeClient> desks =
                stand.nodes().stream().map(node -> new NodeClient(node, tenant)).toList();
        long start = log.head();
        Shift.Looks looks = fault.shift().looks();
        Instant before = log.recordedAt(start);
        try (Tail tail = new Tail(
                        "the table's tail", start, Duration.ofMillis(looks.table()), new TablePage(stand.database()));
                Tail feed = new Tail("the feed's tail", start, Duration.ofMillis(looks.feed()), new FeedPage(desks))) {
            Sender sender = new Sender(desks, model, tally);
            long struck = strikeUnderLoad(sender);
            everyNodeAnswers(sender);
            awaitRest();
            awaitProjected(tenant);
            List<StoredEvent> events = log.after(start);
            long last = events.get(events.size() - 1).position();
            Observation seen = new Observation(
                    tenant,
                    before,
                    events,
                    log.receipts(tenant),
                    tail.seenUpTo(last),
                    feed.seenUpTo(last),
                    log.unprojected(tenant));
            Findings findings = Judgement.of(model, seen);
            tally.faults().stream()
                    .findFirst()
                    .ifPresent(first ->
                            LOG.log(System.Logger.Level.WARNING, tally.faults().size() + " answers like " + first));
            return new Result(findings, RoundFigures.of(fault.kind(), number, model, tally, struck, findings));
        }
    }

    /** What it came to when {@link #run} failed. */
    RoundFigures stuck() {
        return RoundFigures.stuck(fault.kind(), number, model, tally, LONGEST_RECOVERY);
    }

    @Override
    public String toString() {
        return fault.kind() + " round " + number;
    }

    private long strikeUnderLoad(Sender sender) throws Exception {
        Shift shift = fault.shift();
        long begun = System.nanoTime();
        try (Load load = new Load(sender, shift)) {
            Waiting.pause(shift.before().plusMillis(ThreadLocalRandom.current().nextInt(1_000)));
            long struck = strike();
            long mended = System.nanoTime();
            Waiting.until("an acknowledgement", LONGEST_RECOVERY, () -> tally.isAnsweredAfter(mended));
            Waiting.pause(shift.after(Duration.ofNanos(System.nanoTime() - begun)));
            load.end();
            return struck;
        }
    }

    /** Strikes and mends; gives the moment between. */
    private long strike() throws Exception {
        try {
            fault.strike().in(number);
            long struck = System.nanoTime();
            Waiting.pause(fault.lasts());
            return struck;
        } finally {
            fault.mend().in(number);
        }
    }

    /** Without a restart, by now, and by each node itself. */
    private void everyNodeAnswers(Sender sender) {
        for (int node = 0; node < stand.nodes().size(); node++) {
            stand.nodes().get(node).awaitReady();
            UUID patient = UUID.randomUUID();
            Outcome outcome = sender.send(Commands.patient(patient, "M" + patient), Patience.HASTY, node);
            if (!(outcome instanceof Acknowledged)) {
                throw new IllegalStateException("Node " + node + " says it is ready, and a command is " + outcome);
            }
        }
    }

    /** What was given up may still be on its way: the log has come to rest when nothing is added any more. */
    private void awaitRest() {
        long head = -1;
        while (head != log.head()) {
            head = log.head();
            Waiting.pause(QUIET);
        }
    }

    private void awaitProjected(UUID tenant) throws Exception {
        try {
            Waiting.until("the read models", LONGEST_RECOVERY, () -> isProjected(tenant));
        } catch (IllegalStateException e) {
            // what they lack is told with the findings
        }
    }

    private boolean isProjected(UUID tenant) throws SQLException {
        return log.unprojected(tenant).isEmpty();
    }
}

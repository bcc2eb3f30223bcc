package org.flightplan.bench.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.flightplan.bench.board.DayPlan.Plan;
import org.flightplan.bench.board.Deed.Kind;
import org.flightplan.bench.board.Log.Status;
import org.flightplan.bench.board.Look.Seen;
import org.flightplan.bench.board.Moves.Step;
import org.flightplan.bench.board.Wards.Answered;
import org.flightplan.bench.faults.Stand;
import org.flightplan.bench.stand.Node;
import org.flightplan.bench.stand.ProcessorTime;
import org.flightplan.bench.stand.Ward;
import org.flightplan.client.Feed;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.events.Event;
import org.flightplan.client.events.FeedPage;
import org.flightplan.client.http.Page;
import org.flightplan.client.http.Paging;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A day of a hospital, sent by several wards at once, while screens show the board: none ever differs from the trajectory.
 *
 * <p>What that means while commands come: each answer that a screen was given is, as a whole, what the log adds up to at one
 * position, as {@link Comparison} says. The log is added up by {@link Log}, which shares no code with the application. When
 * all was sent, what {@link Log} says of each stay is what {@code GET /admissions/{id}/trajectory} says of it, and each
 * screen shows where these end.
 *
 * <p>Short by itself; with {@code -Dboard.day=whole}, as in {@code mvn -Pfull verify}, 300 beds, 2,000 moves in five
 * minutes and 20 screens.
 */
@Tag("full")
class WatchedDayIT {

    private static final Logger LOG = Logger.getLogger(WatchedDayIT.class.getName());
    private static final Scale SCALE = Scale.asAskedFor();
    private static final long SEED = Long.getLong("board.seed", 1);
    private static final long LONGEST_SETTLING_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST_SHOWN = 20;

    private static Stand stand;
    private static UUID tenant;

    private final List<Screen> screens = new ArrayList<>();

    @BeforeAll
    static void start() {
        stand = Stand.start("board", 1);
        tenant = Ward.makeTenant(stand.nodes().get(0).client(), "Watched");
    }

    @AfterAll
    static void stop() {
        stand.close();
    }

    @Test
    void no_board_ever_differs_from_the_trajectory() throws Exception {
        Instant dawn =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(1));
        Plan plan = DayPlan.of(SCALE, dawn, SEED);
        FlightPlanClient clinician = client("clinician");
        String specialty =
                clinician.specialties().list(Paging.first()).items().get(0).name();
        Wards wards = new Wards(SCALE, clinician, specialty);
        wards.open(client("tenant-admin"));
        wards.send(plan.atDawn().stream().map(WatchedDayIT::atOnce).toList());
        try {
            for (int i = 0; i < SCALE.screens(); i++) {
                screens.add(new Screen(client("viewer")));
            }
            Spent spent = new Spent();
            List<Answered> day = wards.send(plan.day());
            String took = spent.toString();
            Log log = Log.of(events(clinician));
            awaitSettled(log, day);
            check(log, day, took, clinician);
        } finally {
            screens.forEach(Screen::close);
        }
    }

    /** What time and processors the day takes. */
    private static final class Spent {
        private final long begin = System.nanoTime();
        private final ProcessorTime node =
                ProcessorTime.of(List.of(stand.nodes().get(0).pid()));
        private final ProcessorTime postgres =
                ProcessorTime.ofFamily(stand.postgres().postmaster());
        private final ProcessorTime own =
                ProcessorTime.of(List.of(ProcessHandle.current().pid()));

        @Override
        public String toString() {
            return (System.nanoTime() - begin) / 1_000_000_000 + " s; the node took " + seconds(node)
                    + " s of processor time, PostgreSQL " + seconds(postgres) + " s, those who ask " + seconds(own)
                    + " s";
        }

        private static long seconds(ProcessorTime time) {
            return Math.round(time.microsSince() / 1e6);
        }
    }

    private static Deed atOnce(Deed deed) {
        return new Deed(Duration.ZERO, deed.kind(), deed.stay(), deed.at(), deed.move(), deed.to());
    }

    /** Until each screen shows what the last command has left. */
    private void awaitSettled(Log log, List<Answered> day) {
        long last = day.stream().mapToLong(Answered::nanos).max().orElseThrow();
        while (!screens.stream().allMatch(screen -> screen.last().position() >= log.end())) {
            screens.forEach(Screen::check);
            assertTrue(
                    System.nanoTime() < last + LONGEST_SETTLING_NANOS, "some screen does not show the end of the day");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void check(Log log, List<Answered> day, String took, FlightPlanClient clinician) {
        Map<UUID, Place> ends = assertTrajectories(log, clinician);
        screens.forEach(Screen::check);
        List<List<Look>> looks = screens.stream().map(Screen::looks).toList();
        List<Comparison.Result> results =
                looks.stream().map(each -> Comparison.of(log, each)).toList();
        List<String> differences =
                results.stream().flatMap(each -> each.differences().stream()).toList();
        assertEquals(List.of(), differences.stream().limit(MOST_SHOWN).toList());
        Delays delays = new Delays(day);
        for (int i = 0; i < looks.size(); i++) {
            assertEquals(ends, places(looks.get(i).get(looks.get(i).size() - 1)));
            delays.add(looks.get(i), results.get(i).positions());
        }
        int answers = looks.stream().mapToInt(List::size).sum();
        long moves = day.stream().filter(each -> each.kind() == Kind.MOVE).count();
        LOG.log(
                Level.INFO,
                "{0} moves and {1} other commands of {2} stays in {3}; {4} boards were given {5} answers, and none differs.{6}",
                new Object[] {moves, day.size() - moves, log.stays().size(), took, screens.size(), answers, delays});
        assertTrue(moves >= SCALE.moves(), () -> moves + " moves");
        int least = SCALE.screens() * (int) (SCALE.day().toSeconds() / 10);
        assertTrue(answers > least, "the screens looked " + answers + " times");
        new Controls(events(clinician), looks.get(0)).check();
    }

    /** Compares each stay's trajectory; gives where those are who are there at the end. */
    private static Map<UUID, Place> assertTrajectories(Log log, FlightPlanClient clinician) {
        for (UUID stay : log.stays()) {
            List<Step> steps = Page.all(paging -> clinician.admissions().trajectory(stay, null, paging))
                    .map(step -> new Step(step.effectiveAt(), new Place(step.location(), step.bed())))
                    .toList();
            List<Step> meant = log.steps(stay);
            // the last step of who has gone home leads out of the house
            int inHouse = log.status(stay) == Status.DISCHARGED ? steps.size() - 1 : steps.size();
            assertEquals(meant, steps.subList(0, inHouse), () -> "the trajectory of " + stay);
        }
        return log.stays().stream()
                .filter(stay -> log.status(stay) == Status.OPEN)
                .collect(Collectors.toMap(stay -> stay, stay -> {
                    List<Step> steps = log.steps(stay);
                    return steps.get(steps.size() - 1).place();
                }));
    }

    private static Map<UUID, Place> places(Look look) {
        return look.seen().stream().collect(Collectors.toMap(Seen::stay, seen -> Objects.requireNonNull(seen.place())));
    }

    private static List<Event> events(FlightPlanClient clinician) {
        List<Event> events = new ArrayList<>();
        Feed feed = clinician.feed();
        for (FeedPage page = feed.page(0); ; page = feed.page(Long.parseLong(page.next()))) {
            events.addAll(page.items());
            if (page.next() == null) {
                return events;
            }
        }
    }

    private static FlightPlanClient client(String role) {
        Node node = stand.nodes().get(0);
        UUID user = UUID.randomUUID();
        return FlightPlanClient.at(node.url())
                .token(() -> node.client().asUser(user, tenant, role).token())
                .build();
    }
}

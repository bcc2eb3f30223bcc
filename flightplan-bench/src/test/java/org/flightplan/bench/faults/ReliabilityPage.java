package org.flightplan.bench.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The page that tells operators what the log bears; written from recorded rounds alone. */
final class ReliabilityPage {

    private static final String METHOD = """
            # Reliability

            What the log bears, tried under load. Written by `mvn -Pfaults verify -pl flightplan-bench -am` from the rounds it
            recorded; the run goes on with the rounds that are missing when it was interrupted. `.ci/run` does one round of each, with less load.

            | fault | rounds | commands acknowledged | refused | unknown | sent again | lost | doubled | torn | order violations | tail misses | read models wrong | stuck | answers of 5xx but 503 | longest pause, s: median / most | recovery, s: median / most |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final String DAY = """

            ## An operator's day

            %d seconds of load and more, %d clients that begin %d commands a second together, on two nodes with a log of 200,000
            events, while something is done that every installation sees. What a
            pause held up is sent after it. Every command is sent until it is answered, by another node when one does not answer. The
            tails look every %d ms at the table and every %d ms at the feed.

            | what is done | rounds | seconds of load | commands acknowledged | a second | unknown | requests that failed | answers of 5xx but 503 | rounds with anything lost, doubled, torn, out of order or missed | longest pause, s: median / most |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final String TERMS = """

            ## What stands still goes on by itself

            Projecting, rebuilding, sealing, key rotation, the replay of erasures, purges and the looks at lag and database each have a
            thread that one watch a node looks after every second. What fails is tried again. What does not come back in its time (20 s
            for projecting) has its query cancelled and its connection cut; after the same time again another thread takes over, and a
            thread that has ended is replaced at once. The append writer has such a watch of its own. How old the oldest event is that is
            not projected is told as `lag_seconds` in `/admin/projections`, as `flightplan_projection_lag_seconds`, with `/health/ready`
            and, above 60 s, by a line of the log each minute; `flightplan_worker_overdue_seconds` tells which work is not done. Tried
            in `WorkerTest` and `StandstillTest`.

            Where one thread completes what others wait for, an unchecked fault ends no wait but with an answer:

            | who completes | what an unchecked fault does | tried in |
            |---|---|---|
            | the append writer | its batch is told the fault; what is stored is told as stored, though no other thread takes the telling | `AppendWriterTest`, `AppendWatchTest` |
            | whoever records the looks of many | all of the batch are told that it failed, and nothing is shown to them | `GroupCommitTest` |
            | a stream's commands in their turns | its caller alone is told; the next has its turn | `StreamTurnsTest` |
            | the projector, for those who read what they wrote | they are told 202 after 5 s at most, and forgotten | `ProjectionProgressTest` |
            | the reader ahead of a rebuild | the page is read again | `ReadAheadTest` |
            | a projection that meets an error in one event | its stream is parked, the others go on | `PagesTest` |

            ## What the words mean

            - **acknowledged**: told that it is recorded, at a version of its stream and a position of the log. **Refused**: told why
              not, such as an MRN that is another's. **Unknown**: the client gave up without an answer, or a command that was sent
              again was refused; a day's aside every fourth command is sent only once, and the others under the same
              `Idempotency-Key` until they are answered.
            - **lost**: acknowledged, and not stored exactly there; or its receipt is missing. **Doubled**: stored twice, an MRN or
              `event_id` of two commands, a repeated command told something else, an event nobody asked for. **Torn**: a command of
              several events (an admission with its flight plan, three clinical events in one request) stored in part, or one that
              was refused and is stored.
            - **order violations**: a stream's versions not 1, 2, 3 …; `created_at` earlier than the predecessor's. **Tail misses**:
              what a reader of `id > last order by id`, one on the table (every 2 ms) and one on `GET /api/v1/events`, did not see
              exactly once and in order, faults included.
            - **read models wrong**: patients, admissions and flight plans not at the last version of their streams, clinical events
              missing in or strange to the timelines, parked streams; each after up to 2 minutes of waiting.
            - **stuck**: not back within 2 minutes of the fault's mending; such a round counts 120 s.
            - **answers of 5xx but 503**: mostly a server that is being started: until it has deployed the application, it says 404
              and 500 without a problem. Such an answer counts as none, and the command is sent again.
            - **longest pause**: without an acknowledgement to anyone. **Recovery**: from the fault to the first acknowledgement of a
              request that was sent after it; where a node or PostgreSQL is started again, its start included.

            One round, a day's aside: %d clients over HTTP, a new tenant, 2 to 3 seconds of load, the fault, its mending, 2 more seconds. They
            register patients, admit them, move them and record clinical events, on their own stays and on four that all share;
            some use an MRN or `event_id` that another has just taken, some repeat what was acknowledged. Then every node must be
            ready and answer a command without a restart, the log comes to rest, and a model of every answer is compared with the
            tables, as the superuser sees them. That the model notices each kind of fault is tested in `JudgementTest`.
            """;

    private ReliabilityPage() {}

    static void write(Path page, List<RoundFigures> rounds) throws IOException {
        StringBuilder text = new StringBuilder(METHOD);
        lines(text, rounds, kind -> !kind.isOfTheDay(), ReliabilityPage::line);
        Shift day = Shift.OF_THE_DAY;
        text.append(DAY.formatted(
                day.whole().toSeconds(),
                day.clients(),
                day.perSecond(),
                day.looks().table(),
                day.looks().feed()));
        lines(text, rounds, FaultKind::isOfTheDay, ReliabilityPage::dayLine);
        text.append(TERMS.formatted(Shift.SHORT.clients()))
                .append("\nMachine: ")
                .append(Machine.words())
                .append(".\n");
        Files.writeString(page, text, StandardCharsets.UTF_8);
    }

    private static void lines(
            StringBuilder text,
            List<RoundFigures> rounds,
            Predicate<FaultKind> which,
            BiFunction<FaultKind, List<RoundFigures>, String> line) {
        for (FaultKind kind : FaultKind.values()) {
            List<RoundFigures> own =
                    rounds.stream().filter(round -> round.kind() == kind).toList();
            if (which.test(kind) && !own.isEmpty()) {
                text.append(line.apply(kind, own));
            }
        }
    }

    private static String dayLine(FaultKind kind, List<RoundFigures> rounds) {
        double seconds = sum(rounds, RoundFigures::span) / 1000.0;
        long acknowledged = sum(rounds, RoundFigures::acknowledged);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %,d | %.0f | %,d | %.2f %% | %,d | %d | %s |\n",
                kind.title(),
                rounds.size(),
                seconds,
                acknowledged,
                acknowledged / seconds,
                sum(rounds, RoundFigures::unknown),
                100.0 * sum(rounds, RoundFigures::failed) / sum(rounds, RoundFigures::attempts),
                sum(rounds, RoundFigures::faults),
                rounds.stream().filter(round -> !round.isClean()).count(),
                medianAndMost(rounds, RoundFigures::pause));
    }

    private static long sum(List<RoundFigures> rounds, ToLongFunction<RoundFigures> figure) {
        return rounds.stream().mapToLong(figure).sum();
    }

    private static String line(FaultKind kind, List<RoundFigures> rounds) {
        String sums = List.<ToLongFunction<RoundFigures>>of(
                        RoundFigures::acknowledged,
                        RoundFigures::refused,
                        RoundFigures::unknown,
                        RoundFigures::retries,
                        RoundFigures::lost,
                        RoundFigures::doubled,
                        RoundFigures::torn,
                        RoundFigures::disordered,
                        RoundFigures::missed,
                        RoundFigures::unprojected,
                        RoundFigures::stuck,
                        RoundFigures::faults)
                .stream()
                .map(figure -> String.format(Locale.ROOT, "%,d", sum(rounds, figure)))
                .collect(Collectors.joining(" | "));
        return "| " + kind.title() + " | " + rounds.size() + " | " + sums + " | "
                + medianAndMost(rounds, RoundFigures::pause) + " | " + medianAndMost(rounds, RoundFigures::recovery)
                + " |\n";
    }

    private static String medianAndMost(List<RoundFigures> rounds, ToLongFunction<RoundFigures> millis) {
        long[] sorted = rounds.stream().mapToLong(millis).sorted().toArray();
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
        return String.format(Locale.ROOT, "%.2f / %.2f", middle / 1000, sorted[sorted.length - 1] / 1000.0);
    }
}

package org.flightplan.bench.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flightplan.bench.board.Log.State;
import org.flightplan.bench.board.Look.Seen;

/**
 * The looks of one screen against the log. A look does not differ when there is one position of the log, not before the one
 * that the answer names and not before that of the look before, up to which the log adds up to exactly what is shown: the
 * same stays, each after the same number of its events, and each in the place where these say. So an answer that mixes two
 * moments, that is older than it says, or that goes back, is found as well as a wrong bed.
 */
final class Comparison {

    /**
     * What came of it.
     *
     * @param differences in words
     * @param positions of the log that the looks show, the earliest that each can be; where one differs, that of the look
     *     before
     */
    record Result(List<String> differences, List<Long> positions) {}

    private final Log log;
    private final List<String> differences = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private long reached;

    private Comparison(Log log) {
        this.log = log;
    }

    /** @param looks in their order */
    static Result of(Log log, List<Look> looks) {
        Comparison comparison = new Comparison(log);
        looks.forEach(comparison::compare);
        return new Result(List.copyOf(comparison.differences), List.copyOf(comparison.positions));
    }

    private void compare(Look look) {
        int before = differences.size();
        differences.addAll(look.odd());
        long from = 0;
        long until = Long.MAX_VALUE;
        for (Seen seen : look.seen()) {
            Optional<State> meant = log.state(seen.stay(), seen.version());
            String wrong = wrong(seen, meant);
            if (!wrong.isEmpty()) {
                differences.add(wrong);
            }
            from = Math.max(from, meant.map(State::position).orElse(0L));
            until = Math.min(
                    until,
                    log.state(seen.stay(), seen.version() + 1)
                            .map(next -> next.position() - 1)
                            .orElse(Long.MAX_VALUE));
        }
        if (differences.size() == before) {
            place(look, from, until);
        }
        positions.add(reached);
    }

    private static String wrong(Seen seen, Optional<State> meant) {
        if (meant.isEmpty()) {
            return seen + ", and the stay has not had as many events";
        }
        State state = meant.orElseThrow();
        if (!state.isOpen()) {
            return seen + ", and the stay is over";
        }
        return Objects.equals(state.place(), seen.place()) ? "" : seen + ", and it is at " + state.place();
    }

    private void place(Look look, long from, long until) {
        if (from > until) {
            differences.add("what is shown of two stays was never so at once, behind " + look.position());
        } else if (until < look.position()) {
            differences.add("what is shown ends at " + until + ", and says that it shows all up to " + look.position());
        } else if (until < reached) {
            differences.add("what is shown ends at " + until + ", and the look before showed " + reached);
        } else {
            long earliest = Math.max(from, Math.max(look.position(), reached));
            log.firstWith(look.seen().size(), earliest, until)
                    .ifPresentOrElse(
                            position -> reached = position,
                            () -> differences.add(look.seen().size() + " stays are shown, behind " + look.position()
                                    + ", and so many were not open then"));
        }
    }
}

package org.flightplan.bench.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flightplan.bench.board.Deed.Kind;
import org.flightplan.bench.board.Wards.Answered;

/** From the answer of a move to the answer by which a board showed it, for each move and board. */
final class Delays {

    private final List<Answered> day;
    private final Answered last;
    private final List<Long> ofMoves = new ArrayList<>();
    private final List<Long> ofTheEnd = new ArrayList<>();

    /** @param day its commands, of which the moves are taken */
    Delays(List<Answered> day) {
        this.day = day;
        this.last = day.stream()
                .max((one, other) -> Long.compare(one.position(), other.position()))
                .orElseThrow();
    }

    /**
     * The looks of one screen.
     *
     * @param positions of the log that each shows, ascending
     */
    void add(List<Look> looks, List<Long> positions) {
        for (Answered command : day) {
            if (command.kind() == Kind.MOVE) {
                ofMoves.add(millis(command, looks, positions));
            }
        }
        ofTheEnd.add(millis(last, looks, positions));
    }

    // one that a board shows before its sender has the answer counts as shown at once
    private static long millis(Answered command, List<Look> looks, List<Long> positions) {
        for (int i = 0; i < looks.size(); i++) {
            if (positions.get(i) >= command.position()) {
                return TimeUnit.NANOSECONDS.toMillis(Math.max(0, looks.get(i).nanos() - command.nanos()));
            }
        }
        throw new IllegalStateException("position " + command.position() + " was never shown");
    }

    @Override
    public String toString() {
        return " From a move's answer to its place on a board: " + percentiles(ofMoves) + "; from the last command's: "
                + percentiles(ofTheEnd);
    }

    private static String percentiles(List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return "p50 " + percentile(sorted, 50) + " ms, p99 " + percentile(sorted, 99) + " ms, max "
                + sorted.get(sorted.size() - 1) + " ms";
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }
}

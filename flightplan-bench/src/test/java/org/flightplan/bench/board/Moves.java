package org.flightplan.bench.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The moves of one stay: the rule of where a patient is, written once more and plainly. The last of them that was not taken
 * back holds; of two of one moment, the one that was recorded later.
 */
final class Moves {

    /**
     * A move.
     *
     * @param id of the event that told of it first
     * @param at since when
     */
    record Move(UUID id, Instant at, Place to) {}

    private final List<Move> recorded = new ArrayList<>();
    private final List<UUID> retracted = new ArrayList<>();

    Moves() {}

    /** The same, to try something with. */
    Moves copy() {
        Moves copy = new Moves();
        copy.recorded.addAll(recorded);
        copy.retracted.addAll(retracted);
        return copy;
    }

    void add(Move move) {
        recorded.add(move);
    }

    /** It was another one; its place among those of its moment is kept. */
    void correct(Move corrected) {
        recorded.replaceAll(move -> move.id().equals(corrected.id()) ? corrected : move);
        retracted.remove(corrected.id());
    }

    void retract(UUID id) {
        retracted.add(id);
    }

    /** Those that hold, in order. */
    List<Move> holding() {
        return recorded.stream()
                .filter(move -> !retracted.contains(move.id()))
                .sorted(Comparator.comparing(Move::at))
                .toList();
    }

    /** Where the patient is; empty before the first move. */
    Optional<Place> place() {
        List<Move> holding = holding();
        return holding.isEmpty()
                ? Optional.empty()
                : Optional.of(holding.get(holding.size() - 1).to());
    }

    /** Whether each leads elsewhere, as the application demands. */
    boolean areAllElsewhere() {
        List<Move> holding = holding();
        for (int i = 1; i < holding.size(); i++) {
            if (holding.get(i).to().equals(holding.get(i - 1).to())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the patient was, and since when, as a trajectory tells it: of one moment the last place alone, and of two
     * places that are the same the first moment.
     */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        List<Move> holding = holding();
        for (int i = 0; i < holding.size(); i++) {
            Move move = holding.get(i);
            boolean isPassedOver =
                    i + 1 < holding.size() && holding.get(i + 1).at().equals(move.at());
            boolean isSame =
                    !steps.isEmpty() && steps.get(steps.size() - 1).place().equals(move.to());
            if (!isPassedOver && !isSame) {
                steps.add(new Step(move.at(), move.to()));
            }
        }
        return steps;
    }

    /** A part of a trajectory. */
    record Step(Instant since, Place place) {}
}

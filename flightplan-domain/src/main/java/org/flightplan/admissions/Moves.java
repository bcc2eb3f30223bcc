package org.flightplan.admissions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.jspecify.annotations.Nullable;

/** The moves of a stay in the order in which they were true; those of one moment in the order of their recording. */
final class Moves {

    static final Moves NONE = new Moves(List.of(), List.of(), 0);

    private final List<Move> inOrder;
    private final List<UUID> corrected;
    private final int recorded;

    /**
     * A move.
     *
     * @param id the event that spoke of it first
     * @param event by which it is known: the last that spoke of it
     * @param number the how many-th it was recorded, whatever was corrected of it since
     */
    record Move(UUID id, UUID event, int number, LocationChanged change) {

        /** Without the reason: no rule asks for it, and it is PHI. */
        Move {
            change = new LocationChanged(
                    change.id(), change.fromLocation(), change.fromBed(), change.to(), change.effectiveAt(), null);
        }

        Instant at() {
            return change.effectiveAt();
        }

        Place to() {
            return change.to();
        }
    }

    private Moves(List<Move> inOrder, List<UUID> corrected, int recorded) {
        this.inOrder = inOrder;
        this.corrected = corrected;
        this.recorded = recorded;
    }

    /** With a further move. */
    Moves with(UUID event, LocationChanged change) {
        return new Moves(placed(inOrder, new Move(event, event, recorded, change)), corrected, recorded + 1);
    }

    /**
     * With one of its moves as it really was.
     *
     * @param of the event by which the move is known
     * @param by the event by which it is known from now on
     * @param change null: there was none
     */
    Moves corrected(UUID of, UUID by, @Nullable LocationChanged change) {
        Move known = find(of).orElseThrow(() -> new IllegalStateException("no move " + of));
        List<Move> others =
                inOrder.stream().filter(move -> !move.event().equals(of)).toList();
        List<UUID> more = new ArrayList<>(corrected);
        more.add(of);
        return new Moves(
                change == null ? others : placed(others, new Move(known.id(), by, known.number(), change)),
                more,
                recorded);
    }

    private static List<Move> placed(List<Move> others, Move move) {
        List<Move> more = new ArrayList<>(others);
        int index = more.size();
        while (index > 0 && isBehind(more.get(index - 1), move)) {
            index--;
        }
        more.add(index, move);
        return more;
    }

    private static boolean isBehind(Move one, Move other) {
        int order = one.at().compareTo(other.at());
        return order > 0 || (order == 0 && one.number() > other.number());
    }

    /** The move that is known by an event. */
    Optional<Move> find(UUID event) {
        return inOrder.stream().filter(move -> move.event().equals(event)).findFirst();
    }

    /** Whether an event spoke of a move of which another has spoken since. */
    boolean isCorrected(UUID event) {
        return corrected.contains(event);
    }

    List<Move> inOrder() {
        return inOrder;
    }

    /** Where the patient was from this moment on, all moves of the moment done. */
    Optional<Place> placeAt(Instant moment) {
        int count = countThrough(moment);
        return count == 0
                ? Optional.empty()
                : Optional.of(inOrder.get(count - 1).to());
    }

    /** Where the patient is now; the last move holds. */
    Optional<Place> current() {
        return inOrder.isEmpty()
                ? Optional.empty()
                : Optional.of(inOrder.get(inOrder.size() - 1).to());
    }

    /** The first move after a moment. */
    Optional<Move> nextAfter(Instant moment) {
        int count = countThrough(moment);
        return count == inOrder.size() ? Optional.empty() : Optional.of(inOrder.get(count));
    }

    Optional<Instant> first() {
        return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.get(0).at());
    }

    Optional<Instant> last() {
        return inOrder.isEmpty()
                ? Optional.empty()
                : Optional.of(inOrder.get(inOrder.size() - 1).at());
    }

    private int countThrough(Instant moment) {
        int count = inOrder.size();
        while (count > 0 && inOrder.get(count - 1).at().isAfter(moment)) {
            count--;
        }
        return count;
    }
}

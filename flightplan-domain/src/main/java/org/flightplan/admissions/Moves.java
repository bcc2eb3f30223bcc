package org.flightplan.admissions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;

/** The moves of a stay in the order in which they were true; those of one moment in the order of their recording. */
final class Moves {

    static final Moves NONE = new Moves(List.of());

    private final List<LocationChanged> inOrder;

    private Moves(List<LocationChanged> inOrder) {
        this.inOrder = inOrder;
    }

    Moves with(LocationChanged move) {
        List<LocationChanged> more = new ArrayList<>(inOrder);
        more.add(countThrough(move.effectiveAt()), move);
        return new Moves(more);
    }

    /** Where the patient was from this moment on, all moves of the moment done. */
    Optional<Place> placeAt(Instant moment) {
        int count = countThrough(moment);
        return count == 0
                ? Optional.empty()
                : Optional.of(inOrder.get(count - 1).to());
    }

    /** The first move after a moment. */
    Optional<LocationChanged> nextAfter(Instant moment) {
        int count = countThrough(moment);
        return count == inOrder.size() ? Optional.empty() : Optional.of(inOrder.get(count));
    }

    Optional<Instant> last() {
        return inOrder.isEmpty()
                ? Optional.empty()
                : Optional.of(inOrder.get(inOrder.size() - 1).effectiveAt());
    }

    private int countThrough(Instant moment) {
        int count = inOrder.size();
        while (count > 0 && inOrder.get(count - 1).effectiveAt().isAfter(moment)) {
            count--;
        }
        return count;
    }
}

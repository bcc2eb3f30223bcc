package org.flightplan.simulator.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The beds of a unit while time goes by: a bed that was left is cleaned before it is given to somebody else. */
final class Ward {

    static final Duration CLEANING = Duration.ofHours(1);

    private final House.Unit unit;
    private final Map<String, Integer> occupants = new HashMap<>();
    private final Map<String, Instant> cleanFrom = new HashMap<>();
    private final Deque<Journey> waiting = new ArrayDeque<>();

    Ward(House.Unit unit) {
        this.unit = unit;
    }

    boolean isFull(boolean bassinet, Instant now) {
        return free(bassinet, now).isEmpty();
    }

    /** A free and clean bed, which is taken with this. */
    Optional<String> take(boolean bassinet, Instant now) {
        Optional<String> bed = free(bassinet, now);
        bed.ifPresent(this::share);
        return bed;
    }

    /** Somebody's bed, which is shared with this. */
    String overbook(boolean bassinet, Dice dice) {
        List<String> all = beds(bassinet);
        List<String> single =
                all.stream().filter(bed -> occupants.getOrDefault(bed, 0) == 1).toList();
        String bed = dice.pick(single.isEmpty() ? all : single);
        share(bed);
        return bed;
    }

    void share(String bed) {
        occupants.merge(bed, 1, Integer::sum);
    }

    void leave(String bed, Instant now) {
        occupants.merge(bed, -1, Integer::sum);
        cleanFrom.put(bed, now.plus(CLEANING));
    }

    /** Who waits for a bed here, the longest first. */
    Deque<Journey> waiting() {
        return waiting;
    }

    /** The beds that nobody is in, and that can't be used yet. */
    List<String> cleaning(Instant now) {
        return unit.usableBeds().stream()
                .filter(bed -> occupants.getOrDefault(bed, 0) == 0 && !isClean(bed, now))
                .toList();
    }

    private Optional<String> free(boolean bassinet, Instant now) {
        return beds(bassinet).stream()
                .filter(bed -> occupants.getOrDefault(bed, 0) == 0 && isClean(bed, now))
                .findFirst();
    }

    private boolean isClean(String bed, Instant now) {
        return !cleanFrom.getOrDefault(bed, Instant.MIN).isAfter(now);
    }

    private List<String> beds(boolean bassinet) {
        return bassinet ? unit.bassinets() : unit.usableBeds();
    }
}

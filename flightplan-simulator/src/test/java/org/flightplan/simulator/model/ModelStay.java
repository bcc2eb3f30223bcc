package org.flightplan.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stay, as its events tell it. */
public final class ModelStay {

    final UUID id;
    final Instant admitted;
    final ModelPlan plan = new ModelPlan();
    private final List<Move> moves = new ArrayList<>();
    private final Map<String, Instant> happened = new HashMap<>();

    UUID patient;

    @Nullable
    Instant ended;

    boolean died;
    boolean cancelled;

    /** Where the patient is to go; null where nobody asked. */
    @Nullable
    String request;

    ModelStay(UUID id, UUID patient, Instant admitted) {
        this.id = id;
        this.patient = patient;
        this.admitted = admitted;
    }

    /**
     * A move.
     *
     * @param key of the command that recorded it
     */
    record Move(
            String key,
            Instant at,
            String location,
            @Nullable String bed,
            @Nullable String fromLocation,
            @Nullable String fromBed,
            @Nullable String reason) {

        boolean isTo(Move other) {
            return location.equals(other.location) && Objects.equals(bed, other.bed);
        }
    }

    /** A time in a bed; {@code until} is null while it lasts. */
    record Occupation(
            UUID stay, String bed, Instant from, @Nullable Instant until, boolean meantShared) {}

    /** When it began. */
    public Instant begin() {
        return admitted;
    }

    /** Whether it was a stay, and is over. */
    public boolean isEnded() {
        return ended != null && !cancelled;
    }

    /** When it ended, which it did. */
    public Instant end() {
        return Objects.requireNonNull(ended);
    }

    /** How long it lasted. */
    public double hours() {
        return Duration.between(admitted, end()).toMinutes() / 60.0;
    }

    boolean isOpen() {
        return ended == null && !cancelled;
    }

    /** In the order in which they happened. */
    List<Move> moves() {
        return moves.stream().sorted(Comparator.comparing(Move::at)).toList();
    }

    Optional<Move> last() {
        return moves.stream().max(Comparator.comparing(Move::at));
    }

    /** Where the patient was just before a moment; null: nowhere here. */
    @Nullable
    String placeBefore(Instant moment) {
        if (ended != null && ended.isBefore(moment)) {
            return null;
        }
        return moves().stream()
                .filter(move -> move.at().isBefore(moment))
                .reduce((earlier, later) -> later)
                .map(Move::location)
                .orElse(null);
    }

    /** Times in beds, one after the other. */
    List<Occupation> occupations() {
        List<Move> all = moves();
        List<Occupation> times = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Move move = all.get(i);
            Instant until = i + 1 < all.size() ? all.get(i + 1).at() : ended;
            if (move.bed() != null) {
                boolean meant = move.reason() != null
                        && (move.reason().startsWith("Overbooked")
                                || move.reason().startsWith("Twins"));
                times.add(new Occupation(id, move.location() + "/" + move.bed(), move.at(), until, meant));
            }
        }
        return times;
    }

    /** Why a move can't be; null when it can. */
    @Nullable
    String refuse(Move move) {
        if (!isOpen()) {
            return cancelled ? "admission_cancelled" : "admission_not_open";
        } else if (move.at().isBefore(admitted)) {
            return "invalid_fields";
        }
        List<Move> next = new ArrayList<>(moves);
        next.add(move);
        return follows(next) ? null : "location_mismatch";
    }

    void add(Move move) {
        moves.add(move);
        if (move.location().equals(request)) {
            request = null;
        }
    }

    /** Puts another in the place of a move, or none; false where the others would not follow each other. */
    boolean replace(String key, @Nullable Move by) {
        List<Move> next = new ArrayList<>(moves);
        if (!next.removeIf(move -> move.key().equals(key))) {
            return false;
        }
        if (by != null) {
            next.add(by);
        }
        boolean fits = follows(next);
        moves.clear();
        moves.addAll(next);
        return fits;
    }

    Move recordedBy(String key) {
        return moves.stream().filter(move -> move.key().equals(key)).findFirst().orElseThrow();
    }

    private static boolean follows(List<Move> moves) {
        Move before = null;
        for (Move move : moves.stream().sorted(Comparator.comparing(Move::at)).toList()) {
            boolean fits = before == null
                    ? move.fromLocation() == null && move.fromBed() == null
                    : !move.isTo(before)
                            && (move.fromLocation() == null
                                    || move.fromLocation().equals(before.location()))
                            && (move.fromBed() == null || move.fromBed().equals(before.bed()));
            if (!fits) {
                return false;
            }
            before = move;
        }
        return true;
    }

    /** Whether a moment lies in it. */
    boolean lasts(Instant at) {
        return !at.isBefore(admitted) && (ended == null || !at.isAfter(ended));
    }

    Map<String, Instant> happened() {
        return happened;
    }

    /** Whether nothing that is known happened after a moment. */
    boolean isOver(Instant at) {
        return moves.stream().noneMatch(move -> move.at().isAfter(at))
                && happened.values().stream().noneMatch(event -> event.isAfter(at))
                && !at.isBefore(admitted);
    }
}

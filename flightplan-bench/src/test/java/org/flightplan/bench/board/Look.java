package org.flightplan.bench.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.flightplan.client.units.Board;
import org.flightplan.client.units.Board.BoardBed;
import org.flightplan.client.units.Board.UnitOnBoard;
import org.flightplan.client.units.Occupant;
import org.jspecify.annotations.Nullable;

/**
 * What a screen was told once.
 *
 * @param position up to which it shows all, as the answer says
 * @param nanos when the answer was there, by {@link System#nanoTime()}
 * @param seen all stays of it
 * @param odd in what the answer contradicts itself
 */
record Look(long position, long nanos, List<Seen> seen, List<String> odd) {

    /** A stay on the board. */
    record Seen(UUID stay, int version, @Nullable Place place) {}

    /**
     * What an answer shows.
     *
     * @param known gives the same for what is the same, so that a day of looks is kept in little memory
     */
    static Look of(Board board, long nanos, UnaryOperator<Seen> known) {
        List<Seen> seen = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        for (UnitOnBoard unit : board.units()) {
            for (BoardBed bed : unit.beds()) {
                for (Occupant occupant : bed.occupants()) {
                    seen.add(known.apply(seen(occupant, new Place(unit.location(), bed.bed()), odd)));
                }
            }
            odd.addAll(oddNumbers(unit));
        }
        for (List<Occupant> bedless : List.of(board.withoutBed(), board.elsewhere())) {
            for (Occupant occupant : bedless) {
                seen.add(known.apply(seen(occupant, place(occupant), odd)));
            }
        }
        Set<UUID> once = new HashSet<>();
        seen.stream()
                .filter(each -> !once.add(each.stay()))
                .forEach(twice -> odd.add(twice.stay() + " is shown twice"));
        return new Look(board.position(), nanos, List.copyOf(seen), List.copyOf(odd));
    }

    private static Seen seen(Occupant occupant, @Nullable Place shown, List<String> odd) {
        UUID stay = Objects.requireNonNull(occupant.admissionId());
        if (!Objects.equals(place(occupant), shown)) {
            odd.add(stay + " is shown at " + shown + ", and said to be at " + place(occupant));
        }
        return new Seen(stay, Objects.requireNonNull(occupant.version()), shown);
    }

    private static @Nullable Place place(Occupant occupant) {
        return occupant.location() == null ? null : new Place(occupant.location(), occupant.bed());
    }

    private static List<String> oddNumbers(UnitOnBoard unit) {
        long occupied =
                unit.beds().stream().filter(bed -> !bed.occupants().isEmpty()).count();
        boolean addUp = unit.numbers().occupied() == occupied
                && unit.numbers().beds() == unit.beds().size()
                && unit.numbers().open()
                                + unit.numbers().occupied()
                                + unit.numbers().unavailable()
                        == unit.numbers().beds();
        boolean statesAgree = unit.beds().stream().allMatch(Look::stateAgrees);
        return addUp && statesAgree ? List.of() : List.of("the numbers of " + unit.location() + " do not add up");
    }

    private static boolean stateAgrees(BoardBed bed) {
        return switch (bed.occupants().size()) {
            case 0 -> bed.state() != BoardBed.State.OCCUPIED && bed.state() != BoardBed.State.DOUBLE;
            case 1 -> bed.state() == BoardBed.State.OCCUPIED;
            default -> bed.state() == BoardBed.State.DOUBLE;
        };
    }
}

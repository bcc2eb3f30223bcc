package org.flightplan.bench.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.flightplan.bench.board.Deed.Kind;
import org.flightplan.bench.board.Moves.Move;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a day, from a seed: who is there when it begins, and then moves to free beds, within a unit and out of it;
 * two who change places, each of whom asked for it; now and then an emergency into a bed that is taken; admissions and
 * discharges, discharges and stays that are taken back, and moves that were at another moment or in another bed, or were
 * none.
 */
final class DayPlan {

    private static final Duration DAY = Duration.ofDays(1);

    /** A stay as it is planned; what really holds is what the log says. */
    private static final class Planned {
        private final int number;
        private final Moves moves = new Moves();
        private final Set<Integer> corrected = new HashSet<>();
        private int count;
        private boolean isOpen = true;
        /** What will be taken back; until then nothing else happens to it. */
        private @Nullable Kind mistake;

        Planned(int number) {
            this.number = number;
        }
    }

    private final Scale scale;
    private final Instant dawn;
    private final Random random;
    private final List<Place> beds = new ArrayList<>();
    private final List<Planned> stays = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private int moves;

    private DayPlan(Scale scale, Instant dawn, long seed) {
        this.scale = scale;
        this.dawn = dawn;
        this.random = new Random(seed);
        for (int unit = 1; unit <= scale.units(); unit++) {
            for (int bed = 1; bed <= scale.beds(); bed++) {
                beds.add(new Place(location(unit), Integer.toString(bed)));
            }
        }
    }

    /** The location of a unit, from 1. */
    static String location(int unit) {
        return "WARD" + unit;
    }

    /**
     * A plan.
     *
     * @param atDawn who is there already, in any order between stays
     * @param day in its order
     */
    record Plan(List<Deed> atDawn, List<Deed> day) {}

    /** @param dawn when the day begins, in the hospital's time */
    static Plan of(Scale scale, Instant dawn, long seed) {
        DayPlan plan = new DayPlan(scale, dawn, seed);
        for (int i = 0; i < scale.patients(); i++) {
            plan.admit(dawn.minus(Duration.ofHours(1 + plan.random.nextInt(200))));
        }
        List<Deed> atDawn = List.copyOf(plan.deeds);
        plan.deeds.clear();
        plan.moves = 0;
        while (plan.moves < scale.moves()) {
            plan.next();
        }
        return new Plan(atDawn, List.copyOf(plan.deeds));
    }

    private void next() {
        takeBack();
        int chance = random.nextInt(100);
        if (open().count() < scale.patients() && chance < 50) {
            admit(now());
        } else if (chance < 12) {
            discharge();
        } else if (chance < 18) {
            swap();
        } else if (chance < 24) {
            correct();
        } else {
            move(anyOpen(), aBed());
        }
    }

    private Instant now() {
        return dawn.plus(DAY.multipliedBy(moves).dividedBy(scale.moves()));
    }

    private void add(Kind kind, Planned stay, Instant at, int move, @Nullable Place to) {
        Duration due = scale.day().multipliedBy(moves).dividedBy(scale.moves());
        deeds.add(new Deed(due, kind, stay.number, at, move, to));
    }

    private void admit(Instant at) {
        Planned stay = new Planned(stays.size());
        stays.add(stay);
        add(Kind.ADMIT, stay, at, 0, null);
        moveAt(stay, at, aBed());
        if (random.nextInt(30) == 0) {
            stay.mistake = Kind.CANCEL_THE_STAY;
        }
    }

    private void move(Planned stay, Place to) {
        moveAt(stay, now(), to);
    }

    private void moveAt(Planned stay, Instant at, Place to) {
        if (stay.moves.place().filter(to::equals).isPresent()) {
            return;
        }
        stay.moves.add(new Move(id(stay.count), at, to));
        add(Kind.MOVE, stay, at, stay.count, to);
        stay.count++;
        moves++;
    }

    private void swap() {
        Planned one = anyOpen();
        Planned other = anyOpen();
        Place ones = one.moves.place().orElseThrow();
        Place others = other.moves.place().orElseThrow();
        if (!ones.equals(others)) {
            add(Kind.ASK_FOR_A_MOVE, one, now(), 0, others);
            add(Kind.ASK_FOR_A_MOVE, other, now(), 0, ones);
            Instant at = now();
            moveAt(one, at, others);
            moveAt(other, at, ones);
        }
    }

    private void discharge() {
        Planned stay = anyOpen();
        add(Kind.DISCHARGE, stay, now(), 0, null);
        stay.isOpen = false;
        if (random.nextInt(6) == 0) {
            stay.mistake = Kind.CANCEL_THE_DISCHARGE;
        }
    }

    /** Sooner or later somebody notices. */
    private void takeBack() {
        List<Planned> mistaken =
                stays.stream().filter(stay -> stay.mistake != null).toList();
        if (!mistaken.isEmpty() && random.nextInt(10) == 0) {
            Planned stay = mistaken.get(0);
            Kind kind = Objects.requireNonNull(stay.mistake);
            add(kind, stay, now(), 0, null);
            stay.isOpen = kind == Kind.CANCEL_THE_DISCHARGE;
            stay.mistake = null;
        }
    }

    /** The last move was at another moment, before the one before it or at the very same; in another bed; or was none. */
    private void correct() {
        Planned stay = anyOpen();
        List<Move> holding = stay.moves.holding();
        Move last = holding.get(holding.size() - 1);
        int number = number(last.id());
        if (holding.size() < 2 || !stay.corrected.add(number)) {
            return;
        }
        Move before = holding.get(holding.size() - 2);
        Instant first = holding.get(0).at();
        Moves after = stay.moves.copy();
        int chance = random.nextInt(5);
        Optional<Move> corrected = switch (chance) {
            case 0 -> Optional.of(new Move(last.id(), before.at(), last.to()));
            case 1 -> Optional.of(new Move(last.id(), between(first, before.at()), last.to()));
            case 2 -> Optional.of(new Move(last.id(), between(before.at(), now()), last.to()));
            case 3 -> Optional.of(new Move(last.id(), last.at(), aBed()));
            default -> Optional.empty();
        };
        corrected.ifPresentOrElse(after::correct, () -> after.retract(last.id()));
        if (!after.areAllElsewhere()) {
            return;
        }
        corrected.ifPresentOrElse(
                move -> {
                    stay.moves.correct(move);
                    add(Kind.CORRECT_THE_MOVE, stay, move.at(), number, move.to());
                },
                () -> {
                    stay.moves.retract(last.id());
                    add(Kind.RETRACT_THE_MOVE, stay, now(), number, null);
                });
    }

    private Instant between(Instant from, Instant until) {
        return from.plus(Duration.between(from, until).dividedBy(2));
    }

    private Stream<Planned> open() {
        return stays.stream().filter(stay -> stay.isOpen);
    }

    private Planned anyOpen() {
        List<Planned> open = open().filter(stay -> stay.mistake == null).toList();
        return open.get(random.nextInt(open.size()));
    }

    private Place aBed() {
        if (random.nextInt(50) == 0) {
            return beds.get(random.nextInt(beds.size()));
        }
        Set<Place> taken = new HashSet<>();
        open().forEach(stay -> stay.moves.place().ifPresent(taken::add));
        List<Place> free = beds.stream().filter(bed -> !taken.contains(bed)).toList();
        return free.get(random.nextInt(free.size()));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static int number(UUID id) {
        return (int) id.getLeastSignificantBits();
    }
}

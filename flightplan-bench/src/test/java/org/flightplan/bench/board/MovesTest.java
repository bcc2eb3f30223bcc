package org.flightplan.bench.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.bench.board.Moves.Move;
import org.flightplan.bench.board.Moves.Step;
import org.junit.jupiter.api.Test;

class MovesTest {

    private static final Place A = new Place("A", "1");
    private static final Place B = new Place("B", "1");
    private static final Place C = new Place("C", null);

    private final Moves moves = new Moves();

    @Test
    void the_last_by_its_moment_holds_whenever_it_was_recorded() {
        assertEquals(Optional.empty(), moves.place());
        moves.add(move(1, 8, A));
        moves.add(move(2, 6, B));
        assertEquals(Optional.of(A), moves.place());
        assertEquals(List.of(new Step(at(6), B), new Step(at(8), A)), moves.steps());
    }

    @Test
    void of_one_moment_the_later_recorded_holds_and_a_corrected_move_keeps_its_place_there() {
        moves.add(move(1, 7, A));
        moves.add(move(2, 7, B));
        moves.correct(move(1, 7, C));
        assertEquals(Optional.of(B), moves.place());
        assertEquals(List.of(new Step(at(7), B)), moves.steps());
    }

    @Test
    void a_move_that_is_corrected_behind_another_holds() {
        moves.add(move(1, 7, A));
        moves.add(move(2, 8, B));
        moves.correct(move(1, 9, A));
        assertEquals(Optional.of(A), moves.place());
    }

    @Test
    void a_move_that_was_none_holds_no_more_and_what_is_left_may_contradict_itself() {
        moves.add(move(1, 7, A));
        moves.add(move(2, 8, B));
        moves.add(move(3, 9, A));
        assertTrue(moves.areAllElsewhere());
        moves.retract(id(2));
        assertEquals(Optional.of(A), moves.place());
        assertFalse(moves.areAllElsewhere());
        assertEquals(List.of(new Step(at(7), A)), moves.steps());
    }

    private static Move move(int id, int hour, Place to) {
        return new Move(id(id), at(hour), to);
    }

    private static UUID id(int id) {
        return new UUID(0, id);
    }

    private static Instant at(int hour) {
        return Instant.EPOCH.plusSeconds(3_600L * hour);
    }
}

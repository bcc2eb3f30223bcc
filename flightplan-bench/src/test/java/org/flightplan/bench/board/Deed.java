package org.flightplan.bench.board;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command of the day.
 *
 * @param due since the day began, as the clock on the wall runs
 * @param stay its number
 * @param at when it happened, in the hospital's time
 * @param move which of the stay's moves it makes or corrects, from 0
 * @param to where to; null where nobody goes anywhere
 */
record Deed(
        Duration due,
        Kind kind,
        int stay,
        Instant at,
        int move,
        @Nullable Place to) {

    enum Kind {
        ADMIT,
        MOVE,
        ASK_FOR_A_MOVE,
        CORRECT_THE_MOVE,
        RETRACT_THE_MOVE,
        DISCHARGE,
        CANCEL_THE_DISCHARGE,
        CANCEL_THE_STAY
    }
}

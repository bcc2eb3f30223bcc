package org.flightplan.bench.board;

import java.time.Duration;

/**
 * How large a hospital, and how long its day takes.
 *
 * @param units of as many beds each
 * @param patients in hospital when the day begins; about as many are there at its end
 * @param moves of the day, those of who is admitted among them
 * @param callers who send commands, each one at a time
 * @param screens that show the board
 */
record Scale(int units, int beds, int patients, int moves, Duration day, int callers, int screens) {

    /** What each build has the time for. */
    static final Scale SHORT = new Scale(3, 10, 26, 150, Duration.ofSeconds(12), 4, 3);

    /** A day of 24 hours in five minutes. */
    static final Scale WHOLE = new Scale(6, 50, 260, 2_000, Duration.ofMinutes(5), 8, 20);

    /** As {@code -Dboard.day=} says: short, or whole. */
    static Scale asAskedFor() {
        return "whole".equals(System.getProperty("board.day", "whole")) ? WHOLE : SHORT;
    }
}

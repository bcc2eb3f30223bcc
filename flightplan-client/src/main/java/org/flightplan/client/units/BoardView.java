package org.flightplan.client.units;

import org.flightplan.client.http.Words;

/** How much of the board. */
public enum BoardView {
    BOARD,
    DAY;

    @Override
    public String toString() {
        return Words.of(this);
    }
}

package org.flightplan.units;

import java.util.UUID;

/** A unit's id; also the id of its stream. */
public record UnitId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

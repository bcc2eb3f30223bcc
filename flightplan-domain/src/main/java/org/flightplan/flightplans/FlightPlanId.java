package org.flightplan.flightplans;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A flight plan's id; also the id of its stream. */
public record FlightPlanId(UUID value) {

    /** The id of an admission's plan: a name-based UUID of the admission's id, so that a second plan can't exist. */
    public static FlightPlanId ofAdmission(UUID admission) {
        return new FlightPlanId(UUID.nameUUIDFromBytes(("flightplan:" + admission).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

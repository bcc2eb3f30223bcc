package org.flightplan.simulator.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient who never was.
 *
 * @param lane of all commands that concern the patient: the id of the person, where this record is a second one of somebody
 * @param firstName as it is recorded first: for a newborn, and for who is not identified, what stands for a name
 * @param born null where nobody knows
 */
public record Person(
        UUID id,
        UUID lane,
        String name,
        String firstName,
        String mrn,
        @Nullable LocalDate born,
        String gender,
        boolean provisional,
        Instant registered) {

    /** Whether this is a second record of a person who has one. */
    public boolean isSecondRecord() {
        return !lane.equals(id);
    }
}

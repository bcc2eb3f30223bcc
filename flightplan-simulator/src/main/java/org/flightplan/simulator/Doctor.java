package org.flightplan.simulator;

import java.util.UUID;
import org.flightplan.simulator.flow.Dice;

/**
 * Who attends patients of a hospital.
 *
 * @param id the same in every history of the hospital
 */
public record Doctor(UUID id, String name) {

    static Doctor of(UUID hospital, String name) {
        return new Doctor(Dice.id(hospital + name), name);
    }
}

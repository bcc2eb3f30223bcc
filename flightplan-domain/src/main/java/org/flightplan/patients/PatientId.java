package org.flightplan.patients;

import java.util.UUID;

/** A patient's id; also the id of the patient's stream. */
public record PatientId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

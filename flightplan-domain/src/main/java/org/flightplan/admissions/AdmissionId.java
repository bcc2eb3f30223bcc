package org.flightplan.admissions;

import java.util.UUID;

/** An admission's id; also the id of its stream. */
public record AdmissionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.flightplan.patients;

import org.jspecify.annotations.Nullable;

/** What has happened to a patient's record. */
public sealed interface PatientEvent {

    /** {@code patient.created}: the record began. */
    record PatientCreated(
            PatientId id,
            PatientName name,
            Mrn mrn,
            BirthDate dateOfBirth,
            @Nullable String gender) implements PatientEvent {}
}

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

    /** A {@code patient.created} whose content nobody can read any more. */
    record PatientForgotten(PatientId id) implements PatientEvent {}

    /**
     * {@code patient.erased}: the keys of all that is known of the patient are destroyed.
     *
     * @param ground why
     */
    record PatientErased(PatientId id, String ground) implements PatientEvent {}
}

package org.flightplan.patients;

import org.jspecify.annotations.Nullable;

/** What can be asked of a patient's record. */
public sealed interface PatientCommand {

    /**
     * Begins a patient's record. With an id that exists and the same content it is answered like the first time.
     *
     * @param id the patient's
     * @param name PHI
     * @param mrn unique in the tenant; PHI
     * @param dateOfBirth not in the future; PHI
     * @param gender male, female, other, unknown, or null
     */
    record CreatePatient(
            PatientId id,
            PatientName name,
            Mrn mrn,
            BirthDate dateOfBirth,
            @Nullable String gender) implements PatientCommand {}

    /**
     * Erases a patient for good. Again, it is answered like the first time.
     *
     * @param ground why, in one of a few words: an erasure keeps nothing that is said of a patient
     * @param keysDestroyed whether the keys are gone already, so that it is put on record whatever else is so
     */
    record ErasePatient(PatientId id, String ground, boolean keysDestroyed) implements PatientCommand {}
}

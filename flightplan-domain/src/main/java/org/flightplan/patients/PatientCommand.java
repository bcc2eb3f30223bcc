package org.flightplan.patients;

import jakarta.json.JsonObject;
import org.flightplan.patients.PatientEvent.PatientCreated;

/** What can be asked of a patient's record. */
public sealed interface PatientCommand {

    /** Begins a patient's record. With an id that exists and the same content it is answered like the first time. */
    record CreatePatient(PatientCreated patient) implements PatientCommand {}

    /**
     * Says anew what was said of a patient.
     *
     * @param changes the fields that are to have another value; one that is null is to have none
     */
    record UpdatePatient(JsonObject changes) implements PatientCommand {

        /** The names alone: the rest is PHI. */
        @Override
        public String toString() {
            return "UpdatePatient" + changes.keySet();
        }
    }

    /**
     * Erases a patient for good. Again, it is answered like the first time.
     *
     * @param ground why, in one of a few words: an erasure keeps nothing that is said of a patient
     * @param keysDestroyed whether the keys are gone already, so that it is put on record whatever else is so
     */
    record ErasePatient(PatientId id, String ground, boolean keysDestroyed) implements PatientCommand {}
}

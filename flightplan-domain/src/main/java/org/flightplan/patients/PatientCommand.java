package org.flightplan.patients;

import jakarta.json.JsonObject;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.jspecify.annotations.Nullable;

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
     * Merges another patient's record into this one: there were two of one person. Again, nothing happens.
     *
     * @param survivor this one
     * @param retired the other
     * @param reason why, or null
     */
    record MergePatient(
            PatientId survivor, PatientId retired, @Nullable String reason) implements PatientCommand {

        /** The ids alone: the rest is PHI. */
        @Override
        public String toString() {
            return "MergePatient[" + survivor + ", " + retired + "]";
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

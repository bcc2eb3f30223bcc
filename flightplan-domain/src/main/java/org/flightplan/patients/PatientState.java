package org.flightplan.patients;

import jakarta.json.JsonObject;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.jspecify.annotations.Nullable;

/** What the rules remember of a patient. */
sealed interface PatientState {

    /** There is no such patient. */
    record Unknown() implements PatientState {}

    /**
     * There is.
     *
     * @param provisional whether nobody knows yet who it is
     * @param born whether a date of birth is on record
     */
    record Known(PatientId id, boolean provisional, boolean born) implements PatientState {

        /** After changes; those that are not named stay. */
        Known changed(JsonObject changes) {
            Values values = new Values(changes);
            String identity = values.textOrNull("identity");
            return new Known(
                    id,
                    changes.containsKey("identity") ? PatientEvents.PROVISIONAL.equals(identity) : provisional,
                    changes.containsKey("date_of_birth") ? values.dateOrNull("date_of_birth") != null : born);
        }
    }

    /**
     * There was, and nothing is known any more.
     *
     * @param erasure null while it is not on record: a copy of the log from before it was restored
     */
    record Erased(PatientId id, @Nullable PatientErased erasure) implements PatientState {}
}

package org.flightplan.patients;

import org.flightplan.patients.PatientEvent.PatientErased;
import org.jspecify.annotations.Nullable;

/** What the rules remember of a patient. */
sealed interface PatientState {

    /** There is no such patient. */
    record Unknown() implements PatientState {}

    /** There is. */
    record Known(PatientId id) implements PatientState {}

    /**
     * There was, and nothing is known any more.
     *
     * @param erasure null while it is not on record: a copy of the log from before it was restored
     */
    record Erased(PatientId id, @Nullable PatientErased erasure) implements PatientState {}
}

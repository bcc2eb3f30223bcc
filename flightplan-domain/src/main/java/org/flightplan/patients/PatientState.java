package org.flightplan.patients;

import org.flightplan.patients.PatientEvent.PatientCreated;

/** What the rules remember of a patient. */
sealed interface PatientState {

    /** There is no such patient. */
    record Unknown() implements PatientState {}

    /** There is, and the record began like this. */
    record Known(PatientCreated created) implements PatientState {}
}

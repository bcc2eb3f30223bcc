package org.flightplan.keys;

/** Nothing can be recorded of this patient any more: their keys are destroyed. */
public final class PatientErased extends RuntimeException {

    PatientErased() {
        super("the patient's keys are destroyed");
    }
}

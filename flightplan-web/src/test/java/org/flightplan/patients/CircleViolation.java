package org.flightplan.patients;

/** A deliberate violation: the rule that forbids it must notice it. */
final class CircleViolation {

    org.flightplan.patients.views.PatientQueries views;
}

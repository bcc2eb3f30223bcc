package org.flightplan.patients;

/** A deliberate violation: the rule that forbids it must notice it. */
final class NosyViolation {

    org.flightplan.admissions.Admissions neighbour;
}

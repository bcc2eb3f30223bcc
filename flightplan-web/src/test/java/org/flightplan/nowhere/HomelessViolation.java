package org.flightplan.nowhere;

/** A deliberate violation: the rule that forbids it must notice it. */
final class HomelessViolation {

    int nothing;
}

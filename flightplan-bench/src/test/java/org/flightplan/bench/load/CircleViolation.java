package org.flightplan.bench.load;

/** A deliberate violation: the rule that forbids it must notice it. */
final class CircleViolation {

    org.flightplan.bench.Bench up;
}

package org.flightplan.launcher.demo;

/** A deliberate violation: the rule that forbids it must notice it. */
final class CircleViolation {

    org.flightplan.launcher.Launcher up;
}

package org.flightplan.web.problems;

/** A deliberate violation: the rule that forbids it must notice it. */
final class LogViolation {

    org.flightplan.append.EventLog log;
}

package org.flightplan.web.patients;

/** A deliberate violation: the rule that forbids it must notice it. */
final class CrossingViolation {

    org.flightplan.web.events.EventsResource other;
}

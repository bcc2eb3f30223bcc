package org.flightplan.tenants;

/** A deliberate violation: the rule that forbids it must notice it. */
final class UpwardViolation {

    org.flightplan.commands.CommandHandler above;
}

package org.flightplan.commands;

/** A deliberate violation: the rule that forbids it must notice it. */
final class SqlViolation {

    java.sql.Connection connection;
}

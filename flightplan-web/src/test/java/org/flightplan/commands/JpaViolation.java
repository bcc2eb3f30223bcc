package org.flightplan.commands;

/** A deliberate violation: the rule that forbids it must notice it. */
final class JpaViolation {

    jakarta.persistence.EntityManager entities;
}

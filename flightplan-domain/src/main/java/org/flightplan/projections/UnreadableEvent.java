package org.flightplan.projections;

/** A type of event, or a version of its schema, that this build does not know; a newer one may. */
final class UnreadableEvent extends RuntimeException {}

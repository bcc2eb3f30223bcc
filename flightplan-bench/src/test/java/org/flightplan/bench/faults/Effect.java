package org.flightplan.bench.faults;

import java.util.UUID;

/**
 * One event that a command is to cause, told by what its caller chose.
 *
 * @param type the event's stored name
 * @param subject the patient or the admission it is about
 * @param mark what tells it from others of its type and subject; empty when there can be one only
 */
record Effect(String type, UUID subject, String mark) {}

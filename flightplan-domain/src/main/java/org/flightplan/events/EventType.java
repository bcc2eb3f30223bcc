package org.flightplan.events;

import org.flightplan.fields.Shape;

/**
 * A type of event that the log may hold.
 *
 * @param name its stored name, dotted {@code aggregate.action}; it never changes once released
 * @param streamType the type of the streams it belongs to
 * @param shape the fields of its data
 */
public record EventType(String name, String streamType, Shape shape) {}

package org.flightplan.client.events;

/**
 * A type of events.
 *
 * @param eventType its stored name
 * @param streamType what its streams are about
 * @param schemaVersion in which its events are given
 */
public record EventType(String eventType, String streamType, int schemaVersion) {}

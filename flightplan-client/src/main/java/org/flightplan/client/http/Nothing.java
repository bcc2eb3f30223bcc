package org.flightplan.client.http;

/** The body of a command that has nothing more to say. */
public record Nothing() {}

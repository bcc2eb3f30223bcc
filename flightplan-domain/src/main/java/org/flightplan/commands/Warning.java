package org.flightplan.commands;

/**
 * What the caller of an accepted command should look at: it is recorded all the same.
 *
 * @param code a stable name in snake_case
 * @param field of the command's event, by its path
 * @param message what is unusual, and what to do when it is a mistake
 */
public record Warning(String code, String field, String message) {}

package org.flightplan.imports.sending;

/**
 * Where something stands in the former system's data.
 *
 * @param source a file or a table
 * @param row its line, or its id there
 */
public record Origin(String source, String row) {}

/**
 * How the console's files are delivered: under an address that changes with their content, compressed, kept by browsers for a year.
 * What is in them is {@code webapp}.
 */
@NullMarked
package org.flightplan.web.console;

import org.jspecify.annotations.NullMarked;

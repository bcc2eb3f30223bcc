/**
 * How a command becomes events: load, decide, append, answer, and again when another was first.
 * Deciders are pure; everything they need comes in with the command.
 */
@NullMarked
package org.flightplan.commands;

import org.jspecify.annotations.NullMarked;

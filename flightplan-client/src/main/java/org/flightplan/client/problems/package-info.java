/**
 * What the API refuses, as exceptions: one for each thing that a caller does about it.
 * None of them says anything of a patient in its message.
 */
@NullMarked
package org.flightplan.client.problems;

import org.jspecify.annotations.NullMarked;

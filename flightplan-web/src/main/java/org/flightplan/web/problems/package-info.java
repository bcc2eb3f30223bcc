/**
 * Errors as RFC 9457 problems, each with its remedy.
 * A problem never holds an exception's message, and never PHI.
 */
@NullMarked
package org.flightplan.web.problems;

import org.jspecify.annotations.NullMarked;

/**
 * Requests that nobody means well with, in numbers, made up from the API's own document.
 * None of them may be answered by a fault, nor with what is not the caller's.
 */
@NullMarked
package org.flightplan.web.hostile;

import org.jspecify.annotations.NullMarked;

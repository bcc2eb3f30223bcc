/**
 * What every resource does alike: read a request, hand a command over, answer.
 * No resource builds a response or reads a header by itself.
 */
@NullMarked
package org.flightplan.web.http;

import org.jspecify.annotations.NullMarked;

/**
 * A hospital's own application in a server, as docs/client.md shows it: compiled, and deployed by no test yet.
 * It knows the client, and nothing of FlightPlan behind it.
 */
@NullMarked
package org.flightplan.web.client.ward;

import org.jspecify.annotations.NullMarked;

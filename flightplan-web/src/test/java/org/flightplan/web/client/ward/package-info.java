/**
 * A hospital's own application in a server, as docs/client.md shows it: a test deploys it beside nothing else.
 * It knows the client, and nothing of FlightPlan behind it.
 */
@NullMarked
package org.flightplan.web.client.ward;

import org.jspecify.annotations.NullMarked;

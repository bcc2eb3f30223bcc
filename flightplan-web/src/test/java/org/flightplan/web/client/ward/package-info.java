/**
 * A hospital's own application in a server, as docs/client.md shows it: deployed beside FlightPlan by the tests of the EAR, on Payara Server and WildFly.
 * It knows the client, and nothing of FlightPlan behind it.
 */
@NullMarked
package org.flightplan.web.client.ward;

import org.jspecify.annotations.NullMarked;

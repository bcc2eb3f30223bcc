/**
 * FlightPlan's HTTP API as Java: {@link org.flightplan.client.FlightPlanClient} is where to begin.
 * The packages below are the parts of the API, as interfaces of a MicroProfile REST client and records.
 */
@NullMarked
package org.flightplan.client;

import org.jspecify.annotations.NullMarked;

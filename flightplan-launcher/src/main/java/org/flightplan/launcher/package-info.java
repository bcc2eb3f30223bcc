/**
 * One command from nothing to a running FlightPlan: PostgreSQL, Payara Micro, the application, and a demo on request.
 * What a newcomer and a developer start; a hospital deploys the EAR on its own server and database instead.
 */
@NullMarked
package org.flightplan.launcher;

import org.jspecify.annotations.NullMarked;

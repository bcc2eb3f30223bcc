/**
 * The contract of the HTTP API, told to a client from outside: the built WAR on a real server over a real database.
 * Every refusal stands beside the request that is accepted.
 */
@NullMarked
package org.flightplan.web.contract;

import org.jspecify.annotations.NullMarked;

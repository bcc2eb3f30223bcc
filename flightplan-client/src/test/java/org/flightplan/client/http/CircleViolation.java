package org.flightplan.client.http;

import org.flightplan.client.FlightPlanClient;
import org.junit.jupiter.api.Assertions;

/** What no class of this package may do: know of the client above it, and rest on what no server has. */
final class CircleViolation {

    FlightPlanClient above(FlightPlanClient client) {
        Assertions.assertNotNull(client);
        return client;
    }
}

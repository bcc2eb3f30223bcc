package org.flightplan.web.client.ward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flightplan.client.FlightPlanClient;

/** One client for all requests of the application, in its own name. */
@ApplicationScoped
public class FlightPlanClients {

    // example: producer
    @Inject
    ServiceTokens tokens;

    @Produces
    @Singleton
    FlightPlanClient flightPlan(@ConfigProperty(name = "flightplan.url") URI address) {
        return FlightPlanClient.at(address).token(tokens::next).build();
    }

    void close(@Disposes FlightPlanClient client) {
        client.close();
    }
    // end
}

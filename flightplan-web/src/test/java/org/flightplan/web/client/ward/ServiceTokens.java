package org.flightplan.web.client.ward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this application's own tokens come from: here, from its settings. */
@ApplicationScoped
public class ServiceTokens {

    @Inject
    @ConfigProperty(name = "ward.token")
    String token;

    String next() {
        return token;
    }
}

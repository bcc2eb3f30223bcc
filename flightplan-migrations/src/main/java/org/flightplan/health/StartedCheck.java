package org.flightplan.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether this node has begun to work. */
@Startup
@ApplicationScoped
class StartedCheck implements HealthCheck {

    @Inject
    @SuppressWarnings("NullAway.Init")
    NodeHealth node;

    @Override
    public HealthCheckResponse call() {
        return node.started();
    }
}

package org.flightplan.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether this node should be left running. */
@Liveness
@ApplicationScoped
class AliveCheck implements HealthCheck {

    @Inject
    @SuppressWarnings("NullAway.Init")
    NodeHealth node;

    @Override
    public HealthCheckResponse call() {
        return node.alive();
    }
}

package org.flightplan.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether requests may be sent to this node. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {

    @Inject
    @SuppressWarnings("NullAway.Init")
    NodeHealth node;

    @Override
    public HealthCheckResponse call() {
        return node.ready();
    }
}

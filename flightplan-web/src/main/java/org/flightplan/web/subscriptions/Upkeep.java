package org.flightplan.web.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.subscriptions.Subscription.End;

/** Ends subscriptions whose token is over, whose tenant is not active, or whose client is gone. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Upkeep implements BackgroundWork {

    @Inject
    Subscriptions subscriptions;

    @Inject
    KnownTenants tenants;

    @Inject
    Clock clock;

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "looking after subscribers", Duration.ofSeconds(1), Duration.ofMinutes(1), () -> this::look);
    }

    private void look() {
        Instant now = clock.instant();
        Set<TenantId> due = new HashSet<>();
        for (Subscription each : subscriptions.all()) {
            if (each.beat(now)) {
                due.add(each.subscriber().tenant());
            }
        }
        // behind the beats: a database that does not answer is no reason for clients to leave
        for (TenantId tenant : due) {
            if (!tenants.find(tenant).filter(Tenant::active).isPresent()) {
                subscriptions.all().stream()
                        .filter(each -> each.subscriber().tenant().equals(tenant))
                        .forEach(each -> each.end(End.TENANT_INACTIVE));
            }
        }
    }
}

package org.flightplan.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tenants as every request asks for them: remembered for {@value #SECONDS} seconds, within which a deactivation or a
 * newly enabled specialty reaches every node. A tenant that was not found is asked for again at once.
 */
@ApplicationScoped
public class KnownTenants {

    static final long SECONDS = 2;

    private record Known(Tenant tenant, long at) {}

    private final ConcurrentHashMap<TenantId, Known> known = new ConcurrentHashMap<>();
    private final Tenants tenants;

    /** @param tenants where they are kept */
    @Inject
    public KnownTenants(Tenants tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KnownTenants() {
        this(null);
    }

    /** The tenant, or empty when there is none of this id. */
    public Optional<Tenant> find(TenantId id) {
        Known remembered = known.get(id);
        if (remembered != null && System.nanoTime() - remembered.at() < TimeUnit.SECONDS.toNanos(SECONDS)) {
            return Optional.of(remembered.tenant());
        }
        Optional<Tenant> found = tenants.find(id);
        found.ifPresentOrElse(tenant -> known.put(id, new Known(tenant, System.nanoTime())), () -> known.remove(id));
        return found;
    }

    /** Has a tenant asked for again, after it was changed on this node. */
    public void forget(TenantId id) {
        known.remove(id);
    }
}

package org.flightplan.web.requests;

import java.util.Set;
import java.util.UUID;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, from the verified token alone.
 *
 * @param user the token's subject
 * @param roles the token's roles
 * @param tenant the token's tenant, or null for a platform administrator, who acts in none
 */
public record Caller(UUID user, Set<Role> roles, @Nullable Tenant tenant) {

    /** The tenant the caller acts in; only for methods that {@link Allowed} keeps to a tenant's roles. */
    public Tenant requiredTenant() {
        if (tenant == null) {
            throw new IllegalStateException("this caller acts in no tenant");
        }
        return tenant;
    }

    /**
     * Whether care teams keep something from the caller. A service sees all; who has its role and others is none: a service's
     * token is a service's alone.
     */
    public boolean isLimited() {
        return requiredTenant().careTeams() && !isService();
    }

    /** Whether it is a service. */
    public boolean isService() {
        return roles.equals(Set.of(Role.INTERFACE));
    }

    /** The id of the tenant the caller acts in. */
    public TenantId tenantId() {
        return requiredTenant().id();
    }
}

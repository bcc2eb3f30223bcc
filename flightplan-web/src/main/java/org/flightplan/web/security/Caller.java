package org.flightplan.web.security;

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

    /** The id of the tenant the caller acts in. */
    public TenantId tenantId() {
        return requiredTenant().id();
    }
}

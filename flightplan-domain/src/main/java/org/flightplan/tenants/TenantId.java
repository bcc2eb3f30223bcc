package org.flightplan.tenants;

import java.util.UUID;

/** A tenant's id; only a verified token or an administrator's request makes one. */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

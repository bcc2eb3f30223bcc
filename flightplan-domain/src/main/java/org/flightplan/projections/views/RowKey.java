package org.flightplan.projections.views;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The key of every read model's row: the tenant first. */
public class RowKey implements Serializable {

    private static final long serialVersionUID = 1L;

    @Nullable
    UUID tenantId;

    @Nullable
    UUID id;

    /** For the persistence provider. */
    public RowKey() {}

    /** The key of a tenant's row. */
    public RowKey(TenantId tenant, UUID id) {
        this.tenantId = tenant.value();
        this.id = id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && Objects.equals(tenantId, key.tenantId) && Objects.equals(id, key.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tenantId, id);
    }
}

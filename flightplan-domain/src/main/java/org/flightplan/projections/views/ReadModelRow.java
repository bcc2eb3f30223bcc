package org.flightplan.projections.views;

import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.flightplan.tenants.JsonColumn;
import org.flightplan.tenants.TenantId;

/** What the rows of all read models share. {@code data} is kept as the PHI seam sealed it. */
@MappedSuperclass
@IdClass(RowKey.class)
@SuppressWarnings("NullAway.Init")
public class ReadModelRow {

    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Id
    @Column(name = "id")
    private UUID id;

    @Convert(converter = JsonColumn.class)
    @Column(name = "data")
    private JsonStructure data;

    /** For the persistence provider. */
    protected ReadModelRow() {}

    /** Whose row it is. */
    public TenantId tenant() {
        return new TenantId(tenantId);
    }

    /** Its id in the tenant. */
    public UUID id() {
        return id;
    }

    /** Its content, sealed. */
    public JsonObject data() {
        return data.asJsonObject();
    }
}

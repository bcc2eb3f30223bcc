package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;

/** Which open stays the queries show in a bed: where a command looks before the log is asked what they did last. */
@ApplicationScoped
public class StaysInBeds {

    // the components' contract; the location stands there by its code
    private static final String IN_BED = """
            select id
              from read_model_admissions
             where tenant_id = ? and status = 'active' and current_location = ? and data ->> 'current_bed' = ?
            """;

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public StaysInBeds(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StaysInBeds() {
        this(null);
    }

    /**
     * The open stays in a bed of a location, which may be given by an alias.
     *
     * @throws DatabaseUnavailable when it can't be told now
     */
    public Set<UUID> in(TenantId tenant, String location, String bed) {
        try {
            return tenants.read(
                    tenant, IN_BED, List.of(tenant.value(), Specialties.locationCode(location), bed), StaysInBeds::ids);
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private static Set<UUID> ids(PreparedStatement answered) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet row = answered.getResultSet()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}

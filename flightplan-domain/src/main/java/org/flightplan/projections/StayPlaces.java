package org.flightplan.projections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;

/** Where stays are and were, and where units are, by the codes of locations. */
@ApplicationScoped
public class StayPlaces {

    // the components' contracts, by their stored names
    private static final String NOW = """
            select id, patient_id, current_location
              from read_model_admissions
             where tenant_id = ? and current_location is not null
               and (id = any (?) or (patient_id = any (?) and status = 'active'))
            """;

    // the log and not the trajectory: that has forgotten a move that was taken back
    private static final String EVER = """
            select stream_id, stream_id, data ->> 'to_location'
              from event_store
             where tenant_id = ? and stream_id = any (?) and data ->> 'to_location' is not null
               and event_type in ('admission.location_changed', 'admission.location_corrected', 'admission.move_requested')
            """;

    private static final String UNITS = "select id, id, data ->> 'location' from read_model_units where tenant_id = ?";

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public StayPlaces(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StayPlaces() {
        this(null);
    }

    /**
     * Where the queries show stays, and open stays of patients, now; each by its own id.
     *
     * @throws DatabaseUnavailable when it can't be told now
     */
    public Map<UUID, Set<String>> now(TenantId tenant, Collection<UUID> stays, Collection<UUID> patients) {
        return read(tenant, NOW, List.of(tenant.value(), Set.copyOf(stays), Set.copyOf(patients)));
    }

    /**
     * Where stays have ever been, or were meant to go.
     *
     * @throws DatabaseUnavailable when it can't be told now
     */
    public Map<UUID, Set<String>> ever(TenantId tenant, Collection<UUID> stays) {
        return read(tenant, EVER, List.of(tenant.value(), Set.copyOf(stays)));
    }

    /**
     * Where units are, closed ones too.
     *
     * @throws DatabaseUnavailable when it can't be told now
     */
    public Map<UUID, Set<String>> units(TenantId tenant) {
        return read(tenant, UNITS, List.of(tenant.value()));
    }

    private Map<UUID, Set<String>> read(TenantId tenant, String sql, List<Object> arguments) {
        try {
            return tenants.read(tenant, sql, arguments, answered -> {
                Map<UUID, Set<String>> places = new HashMap<>();
                try (ResultSet row = answered.getResultSet()) {
                    while (row.next()) {
                        String code = Specialties.locationCode(row.getString(3));
                        for (int id = 1; id <= 2; id++) {
                            places.computeIfAbsent(row.getObject(id, UUID.class), unused -> new HashSet<>())
                                    .add(code);
                        }
                    }
                }
                return places;
            });
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}

package org.flightplan.flightplans.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;

/** Reads flight plans; another tenant's are as if they did not exist. */
@ApplicationScoped
@TenantTransaction
public class FlightPlanQueries {

    private final PersistenceUnits units;

    /** @param units where the rows are */
    @Inject
    public FlightPlanQueries(PersistenceUnits units) {
        this.units = units;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FlightPlanQueries() {
        this(null);
    }

    /** The plan, or empty. */
    public Optional<FlightPlanView> find(TenantId tenant, FlightPlanId id) {
        return Optional.ofNullable(units.requests().find(FlightPlanRow.class, new RowKey(tenant, id.value())))
                .map(row -> new FlightPlanView(row.id(), row.admissionId, row.data(), row.version));
    }

    /**
     * A flight plan as queries show it.
     *
     * @param id the plan's
     * @param admissionId the admission it is the plan of
     * @param data status, and what else is planned
     * @param version of the plan's stream
     */
    public record FlightPlanView(UUID id, UUID admissionId, JsonObject data, int version) {}
}

package org.flightplan.units.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.flightplan.units.UnitId;

/** Reads units; another tenant's are as if they did not exist. */
@ApplicationScoped
@TenantTransaction
public class UnitQueries {

    private final PersistenceUnits persistence;

    /** @param persistence where the rows are */
    @Inject
    public UnitQueries(PersistenceUnits persistence) {
        this.persistence = persistence;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected UnitQueries() {
        this(null);
    }

    /** The unit, closed or open, or empty. */
    public Optional<UnitView> find(TenantId tenant, UnitId id) {
        return Optional.ofNullable(persistence.requests().find(UnitRow.class, new RowKey(tenant, id.value())))
                .map(UnitQueries::view);
    }

    /** All open units, in the order in which the tenant gave them. */
    public List<UnitView> open(TenantId tenant) {
        return persistence
                .requests()
                .createQuery("select u from Unit u where u.tenantId = :tenant order by u.position", UnitRow.class)
                .setParameter("tenant", tenant.value())
                .getResultStream()
                .map(UnitQueries::view)
                .filter(UnitView::isOpen)
                .toList();
    }

    /**
     * A page of units, closed ones too, in that order.
     *
     * @param after behind the unit that was opened at this position; 0 for all
     */
    public List<ListedUnit> list(TenantId tenant, long after, int offset, int limit) {
        return persistence
                .requests()
                .createQuery(
                        "select u from Unit u where u.tenantId = :tenant and u.position > :after order by u.position",
                        UnitRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("after", after)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new ListedUnit(view(row), row.position))
                .toList();
    }

    /** A unit of a list, and the position at which it was opened. */
    public record ListedUnit(UnitView unit, long position) {}

    private static UnitView view(UnitRow row) {
        return new UnitView(row.id(), UnitFold.shown(row.data()), row.version);
    }
}

package org.flightplan.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tenants of this installation. Its transactions set no tenant: they see the list of hospitals and not one row of
 * any of them.
 */
@ApplicationScoped
@Transactional
public class Tenants {

    private final PersistenceUnits units;
    private final Clock clock;

    /** @param units where they are kept, and {@code clock} when a tenant was made */
    @Inject
    public Tenants(PersistenceUnits units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Tenants() {
        this(null, null);
    }

    /** The tenant, or empty when there is none of this id. */
    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(units.requests().find(TenantRow.class, id.value()))
                .map(TenantRow::tenant);
    }

    /** The last tenant of the page before. */
    public record After(String name, UUID id) {}

    /**
     * A page of tenants, by name and then id.
     *
     * @param after only those behind this one, or null for the first page
     * @param offset how many to leave out
     * @param limit the most to give
     */
    public List<Tenant> list(@Nullable After after, int offset, int limit) {
        return units.requests()
                .createQuery(
                        "select t from Tenant t where t.name >= :name and (t.name > :name or t.id > :id)"
                                + " order by t.name, t.id",
                        TenantRow.class)
                // no tenant is without a name
                .setParameter("name", after == null ? "" : after.name())
                .setParameter("id", after == null ? new UUID(0, 0) : after.id())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(TenantRow::tenant)
                .toList();
    }

    /**
     * Makes a tenant, active at once. The same id with the same content again is the same tenant, and changes nothing.
     *
     * @return empty when the id is another tenant's already: choose another
     */
    public Optional<Tenant> create(TenantId id, String name, List<String> enabledSpecialties, ZoneId zone) {
        // of two requests for one id, the second waits here for the first one's commit, and then finds its row
        units.requests()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('tenants'), hashtext(?1))")
                .setParameter(1, id.toString())
                .getSingleResult();
        Optional<Tenant> existing = find(id);
        if (existing.isPresent()) {
            return existing.filter(same -> same.name().equals(name)
                    && same.enabledSpecialties().equals(enabledSpecialties)
                    && same.zone().equals(zone));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tenant tenant = new Tenant(id, name, true, List.copyOf(enabledSpecialties), false, zone, now);
        units.requests().persist(new TenantRow(tenant));
        units.requests().flush();
        return Optional.of(tenant);
    }

    /**
     * Changes what is given; null leaves a part as it is.
     *
     * @throws EntityNotFoundException never for an id that {@link #find} knows
     */
    public Tenant change(
            TenantId id,
            @Nullable String name,
            @Nullable Boolean active,
            @Nullable List<String> specialties,
            @Nullable Boolean careTeams,
            @Nullable ZoneId zone) {
        TenantRow row = units.requests().find(TenantRow.class, id.value());
        if (row == null) {
            throw new EntityNotFoundException();
        }
        Tenant now = row.tenant();
        row.change(new Tenant(
                id,
                name == null ? now.name() : name,
                active == null ? now.active() : active,
                specialties == null ? now.enabledSpecialties() : specialties,
                careTeams == null ? now.careTeams() : careTeams,
                zone == null ? now.zone() : zone,
                now.createdAt()));
        return row.tenant();
    }
}

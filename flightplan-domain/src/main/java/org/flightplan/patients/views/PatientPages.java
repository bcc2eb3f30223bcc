package org.flightplan.patients.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Reads patients where care teams are kept, in two parts: those who are open to a user, newest first, and the others, in an
 * order that tells nothing of them. Who has no stay is open to all.
 */
@ApplicationScoped
@TenantTransaction
public class PatientPages {

    private static final String OPEN = """
            from read_model_patients p
             where p.tenant_id = ? and p.merged_into is null
               and (p.id = any (cast(string_to_array(?, ',') as uuid[]))
                    or not exists (select from read_model_admissions a where a.tenant_id = p.tenant_id and a.patient_id = p.id))
            """;
    private static final String CLOSED = """
            from read_model_patients p
             where p.tenant_id = ? and p.merged_into is null
               and not (p.id = any (cast(string_to_array(?, ',') as uuid[])))
               and exists (select from read_model_admissions a where a.tenant_id = p.tenant_id and a.patient_id = p.id)
            """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PersistenceUnits units;
    private final PhiSeam phi;

    /** @param units where the rows are, {@code phi} the seam their data comes through */
    @Inject
    public PatientPages(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PatientPages() {
        this(null, null);
    }

    /**
     * Those who are open, newest first.
     *
     * @param open who is, besides those without a stay
     * @param before only those created before this position; {@link Long#MAX_VALUE} for all
     */
    public List<PatientView> open(TenantId tenant, Set<UUID> open, long before, int offset, int limit) {
        String sql = "select p.* " + OPEN + " and p.created_position < ? order by p.created_position desc";
        return page(rows(sql, tenant, open).setParameter(3, before), offset, limit);
    }

    /** How many are open. */
    public int countOpen(TenantId tenant, Set<UUID> open) {
        Query query = units.requests().createNativeQuery("select count(*) " + OPEN);
        return ((Number) bound(query, tenant, open).getSingleResult()).intValue();
    }

    /**
     * Those who are not open.
     *
     * @param after behind this one, or null for the first page
     */
    public List<PatientView> closed(TenantId tenant, Set<UUID> open, @Nullable UUID after, int offset, int limit) {
        String sql = "select p.* " + CLOSED + " and p.id > cast(? as uuid) order by p.id";
        UUID behind = after == null ? BEFORE_ALL : after;
        return page(rows(sql, tenant, open).setParameter(3, behind.toString()), offset, limit);
    }

    private Query rows(String sql, TenantId tenant, Set<UUID> open) {
        return bound(units.requests().createNativeQuery(sql, PatientRow.class), tenant, open);
    }

    private static Query bound(Query query, TenantId tenant, Set<UUID> open) {
        String ids = open.stream().map(UUID::toString).collect(Collectors.joining(","));
        return query.setParameter(1, tenant.value()).setParameter(2, ids);
    }

    @SuppressWarnings("unchecked") // the query says what its rows are
    private List<PatientView> page(Query query, int offset, int limit) {
        List<PatientRow> rows =
                query.setFirstResult(offset).setMaxResults(limit).getResultList();
        if (!rows.isEmpty()) {
            phi.prepare(
                    rows.get(0).tenant(),
                    PatientProjection.PHI,
                    rows.stream().map(PatientRow::data).toList());
        }
        return rows.stream()
                .map(row -> PatientView.of(
                        row.id(),
                        phi.open(row.tenant(), PatientProjection.PHI, row.data()),
                        row.version,
                        row.createdPosition))
                .toList();
    }
}

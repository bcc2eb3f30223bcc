package org.flightplan.admissions.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.admissions.views.AdmissionQueries.AdmissionFilter;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Reads admissions where care teams are kept, in two parts: those that are open to a user, newest first, and the others, in an
 * order that tells nothing of them.
 */
@ApplicationScoped
@TenantTransaction
public class AdmissionPages {

    private static final String AMONG = "a.id = any (cast(string_to_array(?, ',') as uuid[]))";

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final Clock clock;

    /** @param units where the rows are, {@code phi} their seam, {@code clock} for now */
    @Inject
    public AdmissionPages(PersistenceUnits units, PhiSeam phi, Clock clock) {
        this.units = units;
        this.phi = phi;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AdmissionPages() {
        this(null, null, null);
    }

    /** Of the stays that are open, those that a filter lets through, newest first by admit_date, then by id. */
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<AdmissionView> open(TenantId tenant, Set<UUID> open, AdmissionFilter filter, int offset, int limit) {
        Where where = new Where(tenant, filter).and(AMONG, ids(open));
        if (filter.after() != null) {
            String last = filter.after().admitDate().toString();
            where.and(
                    "(a.admit_date < cast(? as timestamptz) or a.admit_date = cast(? as timestamptz)"
                            + " and a.id > cast(? as uuid))",
                    last,
                    last,
                    filter.after().id().toString());
        }
        return views(where.query("select a.*", " order by a.admit_date desc, a.id", AdmissionRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList());
    }

    /** How many of the stays that are open a filter lets through. */
    public int countOpen(TenantId tenant, Set<UUID> open, AdmissionFilter filter) {
        Query query = new Where(tenant, filter).and(AMONG, ids(open)).query("select count(*)", "", null);
        return ((Number) query.getSingleResult()).intValue();
    }

    /**
     * Of the stays that are not open, those of a status and a location: whoever may not read them filters by nothing else.
     *
     * @param after behind this one, or null for the first page
     */
    @SuppressWarnings("unchecked") // likewise
    public List<AdmissionView> closed(
            TenantId tenant, Set<UUID> open, AdmissionFilter filter, @Nullable UUID after, int offset, int limit) {
        AdmissionFilter known = new AdmissionFilter(null, filter.status(), filter.location(), null, null);
        Where where = new Where(tenant, known).and("not " + AMONG, ids(open));
        if (after != null) {
            where.and("a.id > cast(? as uuid)", after.toString());
        }
        return views(where.query("select a.*", " order by a.id", AdmissionRow.class)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList());
    }

    private List<AdmissionView> views(List<AdmissionRow> rows) {
        if (!rows.isEmpty()) {
            phi.prepare(
                    rows.get(0).tenant(),
                    AdmissionFold.PHI,
                    rows.stream().map(AdmissionRow::data).toList());
        }
        return rows.stream()
                .map(row -> AdmissionView.of(
                        row.id(), phi.open(row.tenant(), AdmissionFold.PHI, row.data()), row.version, clock.instant()))
                .toList();
    }

    private static String ids(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private final class Where {
        private final StringBuilder conditions = new StringBuilder(" where a.tenant_id = ?");
        private final List<Object> values = new ArrayList<>();

        private Where(TenantId tenant, AdmissionFilter filter) {
            values.add(tenant.value());
            equal("a.patient_id = ?", filter.patientId());
            equal("a.status = ?", filter.status());
            equal("a.current_location = ?", filter.location());
            equal("a.specialty = ?", filter.specialty());
        }

        private void equal(String condition, @Nullable Object value) {
            if (value != null) {
                and(condition, value);
            }
        }

        private Where and(String condition, Object... more) {
            conditions.append(" and ").append(condition);
            values.addAll(List.of(more));
            return this;
        }

        private Query query(String what, String order, @Nullable Class<?> type) {
            String sql = what + " from read_model_admissions a" + conditions + order;
            Query query = type == null
                    ? units.requests().createNativeQuery(sql)
                    : units.requests().createNativeQuery(sql, type);
            for (int i = 0; i < values.size(); i++) {
                query.setParameter(i + 1, values.get(i));
            }
            return query;
        }
    }
}

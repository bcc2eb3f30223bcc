package org.flightplan.patients.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flightplan.patients.BirthDate;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.NameIndex;
import org.flightplan.patients.PatientId;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;

/** Reads patients; another tenant's are as if they did not exist. */
@ApplicationScoped
@TenantTransaction
public class PatientQueries {

    // until the end of this transaction only
    private static final String ONE_PLAN = "select set_config('plan_cache_mode', 'force_generic_plan', true)";

    // the first word's names, newest first by their index; the others are looked up for each of them. Where there are
    // fewer words, the first stands again: that look-up finds its row at hand
    private static final String NAMED = "select p.* from read_model_patient_names f"
            + " join read_model_patients p on p.tenant_id = f.tenant_id and p.id = f.patient_id"
            + " where f.tenant_id = ? and f.created_position < ? and f.name_hash = ?"
            + (" and exists (select from read_model_patient_names n where n.tenant_id = f.tenant_id"
                            + " and n.patient_id = f.patient_id and n.name_hash = ?)")
                    .repeat(NameIndex.MOST_WORDS - 1)
            + " order by f.created_position desc";

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final BlindIndex index;

    /** @param units where the rows are, {@code phi} the seam their data comes through, {@code index} they are found by */
    @Inject
    public PatientQueries(PersistenceUnits units, PhiSeam phi, BlindIndex index) {
        this.units = units;
        this.phi = phi;
        this.index = index;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PatientQueries() {
        this(null, null, null);
    }

    /** The patient, or empty. */
    public Optional<PatientView> find(TenantId tenant, PatientId id) {
        return Optional.ofNullable(units.requests().find(PatientRow.class, new RowKey(tenant, id.value())))
                .map(this::view);
    }

    /** Of these patients, those that there are. */
    public List<PatientView> among(TenantId tenant, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return views(
                tenant,
                units.requests()
                        .createQuery(
                                "select p from Patient p where p.tenantId = :tenant and p.id in :ids", PatientRow.class)
                        .setParameter("tenant", tenant.value())
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /**
     * A page of patients, newest first.
     *
     * @param before only those created before this position; {@link Long#MAX_VALUE} for all
     * @param offset how many to leave out
     * @param limit the most to give
     */
    public List<PatientView> list(TenantId tenant, long before, int offset, int limit) {
        List<PatientRow> rows = units.requests()
                .createQuery(
                        "select p from Patient p where p.tenantId = :tenant and p.createdPosition < :before"
                                + " and p.mergedInto is null order by p.createdPosition desc",
                        PatientRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("before", before)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        return views(tenant, rows);
    }

    /** The patients with an MRN, compared in its normalised form, as a page: one or none. */
    public List<PatientView> withMrn(TenantId tenant, Mrn mrn, long before, int offset, int limit) {
        return index.isUsed(tenant)
                ? matching(tenant, "p.mrnHash = :hash", mrn.hash(index, tenant), before, offset, limit)
                : List.of();
    }

    /** A page of the patients born on a day, newest first. */
    public List<PatientView> bornOn(TenantId tenant, BirthDate date, long before, int offset, int limit) {
        return index.isUsed(tenant)
                ? matching(tenant, "p.birthHash = :hash", date.hash(index, tenant), before, offset, limit)
                : List.of();
    }

    /**
     * A page of the patients of whose names each word is a word, or begins one, newest first. It is one statement, however
     * many words there are: its plan is made once.
     *
     * @param words 1 to {@value NameIndex#MOST_WORDS}, of {@link NameIndex#words}
     */
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<PatientView> named(TenantId tenant, Set<String> words, long before, int offset, int limit) {
        if (!index.isUsed(tenant)) {
            return List.of();
        }
        List<byte[]> sought = NameIndex.sought(index, tenant, words);
        units.requests().createNativeQuery(ONE_PLAN).getSingleResult();
        Query query = units.requests()
                .createNativeQuery(NAMED, PatientRow.class)
                .setParameter(1, tenant.value())
                .setParameter(2, before);
        for (int i = 0; i < NameIndex.MOST_WORDS; i++) {
            query.setParameter(i + 3, sought.get(i < sought.size() ? i : 0));
        }
        return survivors(
                tenant, query.setFirstResult(offset).setMaxResults(limit).getResultList());
    }

    private List<PatientView> matching(
            TenantId tenant, String condition, byte[] hash, long before, int offset, int limit) {
        return survivors(
                tenant,
                units.requests()
                        .createQuery(
                                "select p from Patient p where p.tenantId = :tenant and p.createdPosition < :before and "
                                        + condition + " order by p.createdPosition desc",
                                PatientRow.class)
                        .setParameter("tenant", tenant.value())
                        .setParameter("before", before)
                        .setParameter("hash", hash)
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList());
    }

    /** Those found; for a patient whose record was merged into another's, that other, once. */
    private List<PatientView> survivors(TenantId tenant, List<PatientRow> rows) {
        Set<UUID> others = rows.stream().flatMap(row -> survivor(row).stream()).collect(Collectors.toSet());
        if (others.isEmpty()) {
            return views(tenant, rows);
        }
        Map<UUID, PatientView> survivors =
                among(tenant, others).stream().collect(Collectors.toMap(PatientView::id, Function.identity()));
        Map<UUID, PatientView> found = new LinkedHashMap<>();
        for (PatientRow row : rows) {
            PatientView shown = survivor(row)
                    .map(survivors::get)
                    .map(survivor -> survivor.at(row.createdPosition))
                    .orElseGet(() -> view(row));
            found.putIfAbsent(shown.id(), shown);
        }
        return List.copyOf(found.values());
    }

    private static Optional<UUID> survivor(PatientRow row) {
        return Optional.ofNullable(row.mergedInto).map(UUID::fromString);
    }

    private List<PatientView> views(TenantId tenant, List<PatientRow> rows) {
        phi.prepare(
                tenant,
                PatientProjection.PHI,
                rows.stream().map(PatientRow::data).toList());
        return rows.stream().map(this::view).toList();
    }

    private PatientView view(PatientRow row) {
        return PatientView.of(
                row.id(), phi.open(row.tenant(), PatientProjection.PHI, row.data()), row.version, row.createdPosition);
    }
}

package org.flightplan.patients.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
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
                                + " order by p.createdPosition desc",
                        PatientRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("before", before)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        return views(tenant, rows);
    }

    /** The patients with an MRN, compared in its normalised form: one or none. */
    public List<PatientView> withMrn(TenantId tenant, Mrn mrn, int offset, int limit) {
        return matching(tenant, "p.mrnHash = :hash", mrn.hash(index, tenant), offset, limit);
    }

    /** A page of the patients born on a day, newest first. */
    public List<PatientView> bornOn(TenantId tenant, BirthDate date, int offset, int limit) {
        return matching(tenant, "p.birthHash = :hash", date.hash(index, tenant), offset, limit);
    }

    /**
     * A page of the patients of whose names each word of a text begins a word, newest first.
     *
     * @param text that {@link NameIndex#isSearchable}
     */
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<PatientView> named(TenantId tenant, String text, int offset, int limit) {
        List<byte[]> sought = NameIndex.sought(index, tenant, text);
        String oneOfThem = " and exists (select from read_model_patient_names n"
                + " where n.tenant_id = p.tenant_id and n.patient_id = p.id and n.name_hash = ?)";
        // the first finds, by its index; the others are looked up for what it has found
        Query query = units.requests()
                .createNativeQuery(
                        "select p.* from read_model_patient_names f"
                                + " join read_model_patients p on p.tenant_id = f.tenant_id and p.id = f.patient_id"
                                + " where f.tenant_id = ? and f.name_hash = ?"
                                + oneOfThem.repeat(sought.size() - 1)
                                + " order by p.created_position desc",
                        PatientRow.class)
                .setParameter(1, tenant.value());
        for (int i = 0; i < sought.size(); i++) {
            query.setParameter(i + 2, sought.get(i));
        }
        return views(tenant, query.setFirstResult(offset).setMaxResults(limit).getResultList());
    }

    private List<PatientView> matching(TenantId tenant, String condition, byte[] hash, int offset, int limit) {
        return views(
                tenant,
                units.requests()
                        .createQuery(
                                "select p from Patient p where p.tenantId = :tenant and " + condition
                                        + " order by p.createdPosition desc",
                                PatientRow.class)
                        .setParameter("tenant", tenant.value())
                        .setParameter("hash", hash)
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList());
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

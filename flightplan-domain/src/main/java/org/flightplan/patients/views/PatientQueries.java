package org.flightplan.patients.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.flightplan.patients.Mrn;
import org.flightplan.patients.PatientId;
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

    /** @param units where the rows are, and {@code phi} the seam their data comes through */
    @Inject
    public PatientQueries(PersistenceUnits units, PhiSeam phi) {
        this.units = units;
        this.phi = phi;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PatientQueries() {
        this(null, null);
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
        return units.requests()
                .createQuery(
                        "select p from Patient p where p.tenantId = :tenant and p.createdPosition < :before"
                                + " order by p.createdPosition desc",
                        PatientRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("before", before)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    /** The patients with an MRN, compared in its normalised form: one or none. */
    public List<PatientView> withMrn(TenantId tenant, Mrn mrn) {
        return units.requests()
                .createQuery(
                        "select p from Patient p where p.tenantId = :tenant and p.mrnHash = :hash", PatientRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("hash", HexFormat.of().parseHex(mrn.blindIndex(tenant)))
                .getResultStream()
                .map(this::view)
                .toList();
    }

    private PatientView view(PatientRow row) {
        return new PatientView(
                row.id(), phi.open(row.tenant(), PatientProjection.PHI, row.data()), row.version, row.createdPosition);
    }
}

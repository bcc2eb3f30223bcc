package org.flightplan.admissions.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.projections.views.RowKey;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/** Reads admissions; another tenant's are as if they did not exist. */
@ApplicationScoped
public class AdmissionQueries {

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final StreamReader streams;
    private final Clock clock;

    /** @param units where the rows are, {@code phi} their seam, {@code streams} for the past, {@code clock} for now */
    @Inject
    public AdmissionQueries(PersistenceUnits units, PhiSeam phi, StreamReader streams, Clock clock) {
        this.units = units;
        this.phi = phi;
        this.streams = streams;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AdmissionQueries() {
        this(null, null, null, null);
    }

    /** The admission as it stands now, or empty. */
    @TenantTransaction
    public Optional<AdmissionView> find(TenantId tenant, AdmissionId id) {
        return Optional.ofNullable(units.requests().find(AdmissionRow.class, new RowKey(tenant, id.value())))
                .map(this::view);
    }

    /** The admission as it was recorded up to a moment; empty when nothing of it was recorded by then. */
    public Optional<AdmissionView> findAsOf(TenantId tenant, AdmissionId id, Instant asOf) {
        List<RecordedEvent> known = streams.stream(tenant, id.value()).stream()
                .filter(event -> !event.createdAt().isAfter(asOf))
                .toList();
        if (known.isEmpty() || !known.get(0).type().equals(AdmissionEvents.CREATED)) {
            return Optional.empty();
        }
        JsonObject stay = AdmissionFold.begin(known.get(0));
        for (RecordedEvent event : known) {
            stay = AdmissionFold.evolve(stay, event);
        }
        JsonObject opened = phi.open(tenant, AdmissionFold.PHI, stay);
        return Optional.of(
                AdmissionView.of(id.value(), opened, known.get(known.size() - 1).version(), asOf));
    }

    /**
     * A page of admissions, newest first by admit_date, then by id.
     *
     * @param offset how many to leave out
     * @param limit the most to give
     */
    @TenantTransaction
    public List<AdmissionView> list(TenantId tenant, AdmissionFilter filter, int offset, int limit) {
        StringBuilder where = new StringBuilder("a.tenantId = :tenant");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("tenant", tenant.value());
        equal(where, parameters, "patientId", filter.patientId());
        equal(where, parameters, "status", filter.status());
        equal(where, parameters, "currentLocation", filter.location());
        equal(where, parameters, "specialty", filter.specialty());
        if (filter.after() != null) {
            where.append(" and a.admitDate <= :admitDate and (a.admitDate < :admitDate or a.id > :id)");
            parameters.put("admitDate", filter.after().admitDate().atOffset(ZoneOffset.UTC));
            parameters.put("id", filter.after().id());
        }
        TypedQuery<AdmissionRow> query = units.requests()
                .createQuery(
                        "select a from Admission a where " + where + " order by a.admitDate desc, a.id",
                        AdmissionRow.class);
        parameters.forEach(query::setParameter);
        List<AdmissionRow> rows =
                query.setFirstResult(offset).setMaxResults(limit).getResultList();
        phi.prepare(
                tenant, AdmissionFold.PHI, rows.stream().map(AdmissionRow::data).toList());
        return rows.stream().map(this::view).toList();
    }

    private static void equal(
            StringBuilder where, Map<String, Object> parameters, String column, @Nullable Object value) {
        if (value != null) {
            where.append(" and a.").append(column).append(" = :").append(column);
            parameters.put(column, value);
        }
    }

    private AdmissionView view(AdmissionRow row) {
        JsonObject stay = phi.open(row.tenant(), AdmissionFold.PHI, row.data());
        return AdmissionView.of(row.id(), stay, row.version, clock.instant());
    }

    /**
     * Which admissions a list shows; null asks for all.
     *
     * @param patientId of this patient
     * @param status active, discharged or cancelled
     * @param location where the patient is now
     * @param specialty of this specialty
     * @param after behind this one in the list's order
     */
    public record AdmissionFilter(
            @Nullable UUID patientId,
            @Nullable String status,
            @Nullable String location,
            @Nullable String specialty,
            @Nullable After after) {

        /** The last admission of the page before. */
        public record After(Instant admitDate, UUID id) {}
    }
}

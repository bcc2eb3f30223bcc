package org.flightplan.admissions.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
        List<RecordedEvent> known = streams.streamAsOf(tenant, id.value(), asOf);
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

    /** The stays of which something was recorded behind a moment. */
    @TenantTransaction
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<UUID> changedSince(TenantId tenant, Instant moment) {
        return units.requests()
                .createNativeQuery(
                        "select cast(id as text) from read_model_admissions where tenant_id = ?1 and updated_at > cast(?2 as timestamptz)")
                .setParameter(1, tenant.value())
                .setParameter(2, moment.toString())
                .getResultStream()
                .map(id -> UUID.fromString(String.valueOf(id)))
                .toList();
    }

    private AdmissionView view(AdmissionRow row) {
        JsonObject stay = phi.open(row.tenant(), AdmissionFold.PHI, row.data());
        return AdmissionView.of(row.id(), stay, row.version, clock.instant());
    }
}

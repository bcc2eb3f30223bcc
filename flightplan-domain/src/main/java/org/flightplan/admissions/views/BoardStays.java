package org.flightplan.admissions.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.fields.Values;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.specialties.Specialties;
import org.flightplan.tenants.PersistenceUnits;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantTransaction;
import org.jspecify.annotations.Nullable;

/** The stays that a board shows: all open ones, and those that have ended lately. */
@ApplicationScoped
@TenantTransaction
public class BoardStays {

    private static final String STAYS = """
            select COLUMNS
              from read_model_admissions a
             where a.tenant_id = ? and a.status = 'active'
            union all
            select COLUMNS
              from read_model_admissions a
             where a.tenant_id = ? and a.status = 'discharged' and a.discharged_at >= cast(? as timestamptz)
            """.replace("COLUMNS", AdmissionRow.COLUMNS);

    private final PersistenceUnits units;
    private final PhiSeam phi;
    private final Clock clock;

    /** @param units where the rows are, {@code phi} their seam, {@code clock} for now */
    @Inject
    public BoardStays(PersistenceUnits units, PhiSeam phi, Clock clock) {
        this.units = units;
        this.phi = phi;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BoardStays() {
        this(null, null, null);
    }

    /**
     * A stay of a board.
     *
     * @param location where the patient is or was last, by its code; null before the first move
     * @param bed there, or null
     * @param moves as they hold now, ascending
     */
    public record BoardStay(
            AdmissionView view,
            @Nullable String location,
            @Nullable String bed,
            List<Moved> moves) {

        /** Whether it has not ended. */
        public boolean isOpen() {
            return view.data().getString("status").equals("active");
        }
    }

    /** A move of a stay. */
    public record Moved(
            Instant at, String location, @Nullable String bed) {}

    /** The stays, in the order of their admission. */
    @SuppressWarnings("unchecked") // the query says what its rows are
    public List<BoardStay> since(TenantId tenant, Instant ended) {
        List<AdmissionRow> rows = units.requests()
                .createNativeQuery(STAYS, AdmissionRow.class)
                .setParameter(1, tenant.value())
                .setParameter(2, tenant.value())
                .setParameter(3, ended.toString())
                .getResultList();
        phi.prepare(
                tenant, AdmissionFold.PHI, rows.stream().map(AdmissionRow::data).toList());
        Instant now = clock.instant();
        return rows.stream()
                .map(row -> stay(row, now))
                // a moment is a text in the view: read once each, not at each comparison
                .map(stay -> Map.entry(stay.view().admitDate(), stay))
                .sorted(Map.Entry.<Instant, BoardStay>comparingByKey()
                        .thenComparing(dated -> dated.getValue().view().id()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private BoardStay stay(AdmissionRow row, Instant now) {
        UUID id = row.id();
        AdmissionView view =
                AdmissionView.of(id, phi.open(row.tenant(), AdmissionFold.PHI, row.data()), row.version, now);
        List<Moved> moves = AdmissionFold.moves(row.data()).stream()
                .map(move -> new Moved(move.moment("at"), move.text("location"), move.textOrNull("bed")))
                .toList();
        Values values = new Values(view.data());
        String location = values.textOrNull("current_location");
        return new BoardStay(
                view,
                location == null ? null : Specialties.locationCode(view.specialty(), location),
                values.textOrNull("current_bed"),
                moves);
    }
}

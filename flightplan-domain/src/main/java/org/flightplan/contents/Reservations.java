package org.flightplan.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.Jsons;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;

/**
 * What was said of attachments whose content is still to come. It is forgotten {@value #HOURS} hours later, so that until then a
 * content may be sent again when its answer was lost.
 */
@ApplicationScoped
public class Reservations {

    /** How long the content may be on its way. */
    public static final int HOURS = 24;

    // the first one stays: its id may be the caller's own
    private static final String INSERT = """
            insert into content_reservations (tenant_id, id, admission_id, patient_id, user_id, data)
            values (?, ?, ?, ?, ?, ?::jsonb)
                on conflict do nothing
            """;
    private static final String FIND = """
            select admission_id, patient_id, user_id, data
              from content_reservations
             where tenant_id = ? and id = ?
            """;
    private static final String PURGE =
            "delete from content_reservations where created_at < now() - make_interval(hours => ?)";

    private final PhiSeam phi;
    private final TenantReading tenants;

    /** @param phi the seam that what was said goes through, {@code tenants} the way to a tenant's rows */
    @Inject
    public Reservations(PhiSeam phi, TenantReading tenants) {
        this.phi = phi;
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Reservations() {
        this(null, null);
    }

    /**
     * One.
     *
     * @param id the attachment's
     * @param user who made it
     * @param data what was said of it
     */
    public record Reservation(UUID id, UUID admission, UUID patient, UUID user, JsonObject data) {

        /** The id alone: the rest may be PHI. */
        @Override
        public String toString() {
            return "Reservation[" + id + "]";
        }
    }

    /**
     * Makes one, unless there is one of this id; gives the one that holds.
     *
     * @param phiFields the names of the fields of its data that hold PHI
     * @throws org.flightplan.keys.PatientErased when nothing may be recorded of the patient any more
     */
    public Reservation make(TenantId tenant, Reservation made, Set<String> phiFields) {
        String sealed = phi.seal(tenant, made.patient(), phiFields, made.data()).toString();
        write(INSERT, tenant.value(), made.id(), made.admission(), made.patient(), made.user(), sealed);
        return find(tenant, made.id(), phiFields)
                .orElseThrow(() -> new IllegalStateException("a reservation is not found again"));
    }

    /** The one of this id; empty when there is none, or none any more. */
    public Optional<Reservation> find(TenantId tenant, UUID id, Set<String> phiFields) {
        try {
            return tenants.read(tenant, FIND, List.of(tenant.value(), id), answered -> {
                try (ResultSet row = answered.getResultSet()) {
                    return row.next() ? Optional.of(read(tenant, id, phiFields, row)) : Optional.<Reservation>empty();
                }
            });
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    private Reservation read(TenantId tenant, UUID id, Set<String> phiFields, ResultSet row) throws SQLException {
        return new Reservation(
                id,
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                phi.open(tenant, phiFields, Jsons.object(row.getString(4))));
    }

    /** Forgets the old ones. */
    void purge() {
        write(PURGE, HOURS);
    }

    private static void write(String sql, Object... arguments) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}

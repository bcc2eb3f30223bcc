package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.audit.EmergencyAccess.Review;
import org.flightplan.fields.Jsons;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.privacy.PhiSeam;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/** Opens records for a while to those who say why, and shows each to the privacy officer. */
@ApplicationScoped
public class EmergencyAccesses {

    private static final Logger LOG = Logger.getLogger(EmergencyAccesses.class.getName());

    private static final Set<String> PHI = Set.of("reason");

    private static final String INSERT = """
            insert into emergency_access (tenant_id, id, patient_id, user_id, data, accessed_at, ends_at, request_id)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """;
    private static final String REVIEW = """
            insert into emergency_access_reviews (tenant_id, access_id, user_id, reviewed_at) values (?, ?, ?, ?)
                on conflict do nothing
            """;
    private static final String LIST = """
            select b.id, b.patient_id, b.user_id, b.data, b.accessed_at, b.ends_at, b.request_id, r.user_id, r.reviewed_at
              from emergency_access b
              left join emergency_access_reviews r on r.tenant_id = b.tenant_id and r.access_id = b.id
             where b.tenant_id = ?
            """;
    private static final String PAGE = LIST + " and b.id < ? and (r.access_id is null or ?) order by b.id desc limit ?";
    private static final String ONE = LIST + " and b.id = ?";

    private final PhiSeam phi;
    private final TenantReading tenants;

    /** @param phi the seam that reasons go through, {@code tenants} the way to a tenant's rows */
    @Inject
    public EmergencyAccesses(PhiSeam phi, TenantReading tenants) {
        this.phi = phi;
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected EmergencyAccesses() {
        this(null, null);
    }

    /**
     * Opens a patient's record; it is on record when this comes back.
     *
     * @throws AuditUnavailable when it may not be: show nothing then
     * @throws org.flightplan.keys.PatientErased when there is nothing to see any more
     */
    public void open(EmergencyAccess glass) {
        String sealed =
                phi.seal(glass.tenant(), glass.patient(), PHI, glass.data()).toString();
        write(INSERT, statement -> {
            statement.setObject(1, glass.tenant().value());
            statement.setObject(2, glass.id());
            statement.setObject(3, glass.patient());
            statement.setObject(4, glass.user());
            statement.setString(5, sealed);
            statement.setTimestamp(6, Timestamp.from(glass.at()));
            statement.setTimestamp(7, Timestamp.from(glass.ends()));
            statement.setObject(8, glass.request());
        });
        LOG.log(Level.WARNING, "A break-glass access waits for review by the privacy officer: {0}", glass.id());
    }

    /** Keeps that a privacy officer has looked at one; who was first stays. */
    public void review(TenantId tenant, UUID id, Review review) {
        write(REVIEW, statement -> {
            statement.setObject(1, tenant.value());
            statement.setObject(2, id);
            statement.setObject(3, review.by());
            statement.setTimestamp(4, Timestamp.from(review.at()));
        });
    }

    /**
     * A page, newest first, reasons opened.
     *
     * @param before only those before this one, or null for the first page
     * @param reviewed whether those that were reviewed are wanted too
     */
    public List<EmergencyAccess> list(TenantId tenant, @Nullable UUID before, boolean reviewed, int limit) {
        UUID last = before == null ? new UUID(-1, -1) : before;
        return read(tenant, PAGE, List.of(tenant.value(), last, reviewed, limit));
    }

    /** The one of this id, or empty. */
    public Optional<EmergencyAccess> find(TenantId tenant, UUID id) {
        return read(tenant, ONE, List.of(tenant.value(), id)).stream().findFirst();
    }

    private List<EmergencyAccess> read(TenantId tenant, String sql, List<?> arguments) {
        try {
            return tenants.read(tenant, sql, arguments, answered -> glasses(tenant, answered));
        } catch (SQLException e) {
            throw new AuditUnavailable("broken glass can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private List<EmergencyAccess> glasses(TenantId tenant, PreparedStatement answered) throws SQLException {
        List<EmergencyAccess> glasses = new ArrayList<>();
        try (ResultSet row = answered.getResultSet()) {
            while (row.next()) {
                JsonObject data = phi.open(tenant, PHI, Jsons.object(row.getString(4)));
                glasses.add(new EmergencyAccess(
                        tenant,
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        data,
                        moment(row, 5),
                        moment(row, 6),
                        row.getObject(7, UUID.class),
                        review(row)));
            }
        }
        return glasses;
    }

    private static @Nullable Review review(ResultSet row) throws SQLException {
        UUID by = row.getObject(8, UUID.class);
        return by == null ? null : new Review(by, moment(row, 9));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private static void write(String sql, Binding binding) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AuditUnavailable("broken glass can't be recorded, SQLSTATE " + e.getSQLState(), e);
        }
    }
}

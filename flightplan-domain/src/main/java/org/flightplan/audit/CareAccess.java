package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;

/**
 * Which patients are closed to a user where care teams are kept: those who have a stay, of whose stays the user is neither
 * the attending nor in the care team, unless the user has broken the glass and the time is not over.
 */
@ApplicationScoped
public class CareAccess {

    private static final String OWN = """
            (select from read_model_admissions a
              where a.tenant_id = ? and a.patient_id = p.id
                and (a.data ->> 'attending_id' = ? or a.data -> 'care_team' @> to_jsonb(?::text)))
            """;
    private static final String OUTSIDE = """
            select p.id
              from unnest(?) as p (id)
             where exists (select from read_model_admissions a where a.tenant_id = ? and a.patient_id = p.id)
               and not exists
            """ + OWN;
    private static final String UNBROKEN = """
               and not exists (select from break_glass b
                                where b.tenant_id = ? and b.patient_id = p.id and b.user_id = ?
                                  and b.ends_at > clock_timestamp())
            """;

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public CareAccess(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CareAccess() {
        this(null);
    }

    /**
     * Those of the patients who are closed to a user.
     *
     * @throws AuditUnavailable when it can't be told now: show nobody then
     */
    public Set<UUID> closed(TenantId tenant, UUID user, Collection<UUID> patients) {
        UUID id = tenant.value();
        String text = user.toString();
        return ids(tenant, OUTSIDE + UNBROKEN, List.of(patients, id, id, text, text, id, user));
    }

    /** Whether a patient has a stay, and the user is in the care team of none: broken glass makes nobody a member. */
    public boolean isOutside(TenantId tenant, UUID user, UUID patient) {
        UUID id = tenant.value();
        String text = user.toString();
        return !ids(tenant, OUTSIDE, List.of(List.of(patient), id, id, text, text))
                .isEmpty();
    }

    private Set<UUID> ids(TenantId tenant, String sql, List<?> arguments) {
        try {
            return tenants.read(tenant, sql, arguments, answered -> {
                Set<UUID> ids = new HashSet<>();
                try (ResultSet row = answered.getResultSet()) {
                    while (row.next()) {
                        ids.add(row.getObject(1, UUID.class));
                    }
                }
                return ids;
            });
        } catch (SQLException e) {
            throw new AuditUnavailable("who may look can't be told, SQLSTATE " + e.getSQLState(), e);
        }
    }
}

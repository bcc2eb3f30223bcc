package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of streams where care teams are kept: the rule of {@link CareAccess}, asked for all users at once, since an event
 * is told to many.
 */
@ApplicationScoped
public class StreamAudiences {

    private static final String AUDIENCES = CareAccess.CONCERN + """
            select c.id, c.patient_id, c.stay_id,
                   c.stay_id is null
                   and not exists (select from unique_keys k
                                    where k.tenant_id = ? and k.kind = 'stay'
                                      and k.key_hash = c.first_stay) as everyone,
                   array(select own.user_id
                           from read_model_admissions a
                          cross join lateral (select a.data ->> 'attending_id'
                                              union all
                                              select jsonb_array_elements_text(a.data -> 'care_team')) as own (user_id)
                          where a.tenant_id = ? and a.patient_id = coalesce(s.patient_id, c.patient_id)
                            and (a.id = c.stay_id
                                 or (a.status = 'active' and (c.stay_id is null or a.admit_date > s.admit_date)))
                         union
                         select b.user_id::text
                           from emergency_access b
                          where b.tenant_id = ? and b.patient_id = c.patient_id and b.ends_at > clock_timestamp()) as users
              from concern c
              left join read_model_admissions s on s.tenant_id = ? and s.id = c.stay_id
             where c.patient_id is not null
            """;

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public StreamAudiences(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StreamAudiences() {
        this(null);
    }

    /**
     * Whom a stream is about, and who may know of it.
     *
     * @param patient whose record, stay or flight plan it is
     * @param stay which stay; null for the patient's own record
     * @param everyone whether it is open to all
     * @param users to whom it is open else
     */
    public record Audience(UUID patient, @Nullable UUID stay, boolean everyone, Set<String> users) {

        /** Whether it is open to a user. */
        public boolean includes(UUID user) {
            return everyone || users.contains(user.toString());
        }
    }

    /**
     * The audience of each of these streams; one that is nobody's, or not there, is left out.
     *
     * @throws AuditUnavailable when it can't be told now: tell nobody then
     */
    public Map<UUID, Audience> of(TenantId tenant, Collection<UUID> streams) {
        UUID id = tenant.value();
        List<Object> arguments = List.of(id, Set.copyOf(streams), id, id, id, id, id);
        try {
            return tenants.read(tenant, AUDIENCES, arguments, StreamAudiences::audiences);
        } catch (SQLException e) {
            throw new AuditUnavailable("who may know can't be told, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static Map<UUID, Audience> audiences(PreparedStatement answered) throws SQLException {
        Map<UUID, Audience> audiences = new HashMap<>();
        try (ResultSet row = answered.getResultSet()) {
            while (row.next()) {
                audiences.put(
                        row.getObject(1, UUID.class),
                        new Audience(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getBoolean(4),
                                Set.of((String[]) row.getArray(5).getArray())));
            }
        }
        return audiences;
    }
}

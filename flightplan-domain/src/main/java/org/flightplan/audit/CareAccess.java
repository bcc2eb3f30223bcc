package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/**
 * What is open to a user where care teams are kept: the stays of which the user is the attending or in the team; while one of
 * them is open, its patient and the patient's earlier stays; and all of a patient for whom the user has broken the glass, for
 * its time. A patient who never had a stay is open to all.
 *
 * <p>That something is there, and that a patient has stays, is asked of the log: a read model that is behind opens nothing.
 */
@ApplicationScoped
public class CareAccess {

    private static final String OWN = "(a.data ->> 'attending_id' = ? or a.data -> 'care_team' @> to_jsonb(?::text))";

    /** Whom and what streams are about. Its arguments: the tenant, the streams, the tenant. */
    // the components' contracts, by their stored names
    static final String CONCERN = """
            with told as materialized (
              select first.stream_id as id,
                     case first.stream_type
                       when 'Patient'   then first.stream_id
                       when 'Admission' then (first.data ->> 'patient_id')::uuid
                       else                  (stay.data  ->> 'patient_id')::uuid
                     end as patient_id,
                     case first.stream_type
                       when 'Patient'   then null
                       when 'Admission' then first.stream_id
                       else                  stay.stream_id
                     end as stay_id
                from event_store first
                left join lateral (select s.stream_id, s.data
                                     from event_store s
                                    where first.stream_type = 'FlightPlan' and s.tenant_id = first.tenant_id
                                      and s.stream_id = (first.data ->> 'admission_id')::uuid and s.event_version = 1
                                    limit 1) as stay on true
               where first.tenant_id = ? and first.stream_id = any (?) and first.event_version = 1
            ),
            concern as materialized (
              select told.id, coalesce(survivor.id, told.patient_id) as patient_id, told.stay_id,
                     uuid_send(coalesce(survivor.id, told.patient_id)) || int4send(1) as first_stay
                from told
                left join lateral (select p.merged_into as id
                                     from read_model_patients p
                                    where p.tenant_id = ? and p.id = told.patient_id
                                    limit 1) as survivor on true
            )
            """;

    // a patient's first stay holds the key of kind 'stay' and number 1
    private static final String CONCERNS = CONCERN + """
            select c.id, c.patient_id, c.stay_id,
                   case when c.stay_id is null
                        then exists (select from unique_keys k
                                      where k.tenant_id = ? and k.kind = 'stay'
                                        and k.key_hash = c.first_stay)
                         and not exists (select from read_model_admissions a
                                          where a.tenant_id = ? and a.patient_id = c.patient_id and a.status = 'active'
                                            and OWN)
                        else not exists (select from read_model_admissions a
                                          where a.tenant_id = ? and a.id = c.stay_id and OWN)
                         and not exists (select from read_model_admissions s
                                           join read_model_admissions a
                                             on a.tenant_id = s.tenant_id and a.patient_id = s.patient_id
                                            and a.status = 'active' and a.admit_date > s.admit_date
                                          where s.tenant_id = ? and s.id = c.stay_id and OWN)
                   end
                   and not exists (select from emergency_access b
                                    where b.tenant_id = ? and b.patient_id = c.patient_id and b.user_id = ?
                                      and b.ends_at > clock_timestamp()) as closed
              from concern c
             where c.patient_id is not null
            """.replace("OWN", OWN);

    private static final String OPEN = """
            with own as materialized (
              select a.id, a.patient_id, a.status, a.admit_date
                from read_model_admissions a
               where a.tenant_id = ? and OWN
            )
            select id, patient_id, status = 'active' as whole
              from own
            union
            select a.id, a.patient_id, true
              from own o
              join read_model_admissions a on a.tenant_id = ? and a.patient_id = o.patient_id and a.admit_date < o.admit_date
             where o.status = 'active'
            union
            select a.id, b.patient_id, true
              from emergency_access b
              left join read_model_admissions a on a.tenant_id = b.tenant_id and a.patient_id = b.patient_id
             where b.tenant_id = ? and b.user_id = ? and b.ends_at > clock_timestamp()
            """.replace("OWN", OWN);

    private static final String EMERGENCY = """
            select ends_at from emergency_access
             where tenant_id = ? and patient_id = ? and user_id = ? and ends_at > clock_timestamp()
             order by ends_at desc
             limit 1
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
     * What is open to a user.
     *
     * @param stays their ids
     * @param patients whose record is open, of those who have stays
     */
    public record Open(Set<UUID> stays, Set<UUID> patients) {}

    /**
     * Whom each of these streams is about, and whether it is closed to a user; one that is nobody's, or not there, is left
     * out.
     *
     * @throws AuditUnavailable when it can't be told now: show nobody then
     */
    public Map<UUID, Concern> of(TenantId tenant, UUID user, Collection<UUID> streams) {
        UUID id = tenant.value();
        String text = user.toString();
        List<Object> arguments =
                List.of(id, Set.copyOf(streams), id, id, id, text, text, id, text, text, id, text, text, id, user);
        return ask(tenant, CONCERNS, arguments, row -> {
            Map<UUID, Concern> concerns = new HashMap<>();
            while (row.next()) {
                concerns.put(
                        row.getObject(1, UUID.class),
                        new Concern(row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getBoolean(4)));
            }
            return concerns;
        });
    }

    /**
     * All that is open to a user, but for patients without a stay.
     *
     * @throws AuditUnavailable when it can't be told now: show nobody then
     */
    public Open openTo(TenantId tenant, UUID user) {
        UUID id = tenant.value();
        String text = user.toString();
        return ask(tenant, OPEN, List.of(id, text, text, id, id, user), row -> {
            Open open = new Open(new HashSet<>(), new HashSet<>());
            while (row.next()) {
                UUID stay = row.getObject(1, UUID.class);
                if (stay != null) {
                    open.stays().add(stay);
                }
                if (row.getBoolean(3)) {
                    open.patients().add(row.getObject(2, UUID.class));
                }
            }
            return open;
        });
    }

    /**
     * Until when a patient's record is open to a user by emergency access; empty when it is not.
     *
     * @throws AuditUnavailable when it can't be told now
     */
    public Optional<Instant> emergencyAccessUntil(TenantId tenant, UUID user, UUID patient) {
        return ask(
                tenant,
                EMERGENCY,
                List.of(tenant.value(), patient, user),
                row -> row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty());
    }

    private interface Answer<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T ask(TenantId tenant, String sql, List<Object> arguments, Answer<T> answer) {
        try {
            return tenants.read(tenant, sql, arguments, answered -> {
                try (ResultSet row = answered.getResultSet()) {
                    return answer.of(row);
                }
            });
        } catch (SQLException e) {
            throw new AuditUnavailable("who may look can't be told, SQLSTATE " + e.getSQLState(), e);
        }
    }

    /**
     * Whom and what a stream is about.
     *
     * @param patient whose record, stay or flight plan it is
     * @param stay which stay; null for the patient's own record
     * @param closed whether it is closed to the user who was asked about
     */
    public record Concern(UUID patient, @Nullable UUID stay, boolean closed) {}
}

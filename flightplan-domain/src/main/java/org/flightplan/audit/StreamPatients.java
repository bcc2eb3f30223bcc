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

/**
 * Whose streams they are, from the first event of each: the log itself is asked, since read models may not have caught up
 * with what a feed shows.
 */
@ApplicationScoped
public class StreamPatients {

    // the components' contracts, by their stored names; each join of one row a stream, so that a page never reads a
    // whole table
    private static final String PATIENTS = """
            select told.stream_id, coalesce(survivor.id, told.patient_id)
              from (select first.tenant_id, first.stream_id,
                           case first.stream_type
                             when 'Patient'   then first.stream_id
                             when 'Admission' then (first.data ->> 'patient_id')::uuid
                             else                  (stay.data  ->> 'patient_id')::uuid
                           end as patient_id
                      from event_store first
                      left join lateral (select s.data
                                           from event_store s
                                          where first.stream_type = 'FlightPlan' and s.tenant_id = first.tenant_id
                                            and s.stream_id = (first.data ->> 'admission_id')::uuid
                                            and s.event_version = 1
                                          limit 1) as stay on true
                     where first.tenant_id = ? and first.stream_id = any (?) and first.event_version = 1) as told
              left join lateral (select p.merged_into as id
                                   from read_model_patients p
                                  where p.tenant_id = told.tenant_id and p.id = told.patient_id
                                  limit 1) as survivor on true
            """;

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public StreamPatients(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StreamPatients() {
        this(null);
    }

    /**
     * The patients whose records, stays and flight plans these streams are.
     *
     * @throws AuditUnavailable when it can't be told now
     */
    public Set<UUID> of(TenantId tenant, Collection<UUID> streams) {
        return Set.copyOf(byStream(tenant, streams).values());
    }

    /**
     * Whose each of these streams is; one that is nobody's is left out.
     *
     * @throws AuditUnavailable when it can't be told now
     */
    public Map<UUID, UUID> byStream(TenantId tenant, Collection<UUID> streams) {
        try {
            return tenants.read(
                    tenant, PATIENTS, List.of(tenant.value(), Set.copyOf(streams)), StreamPatients::patients);
        } catch (SQLException e) {
            throw new AuditUnavailable("a stream's patient can't be told, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static Map<UUID, UUID> patients(PreparedStatement answered) throws SQLException {
        Map<UUID, UUID> patients = new HashMap<>();
        try (ResultSet row = answered.getResultSet()) {
            while (row.next()) {
                UUID patient = row.getObject(2, UUID.class);
                if (patient != null) {
                    patients.put(row.getObject(1, UUID.class), patient);
                }
            }
        }
        return patients;
    }
}

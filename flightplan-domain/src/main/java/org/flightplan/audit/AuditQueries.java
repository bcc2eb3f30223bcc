package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;
import org.jspecify.annotations.Nullable;

/** Reads a tenant's audit trail, newest first. Whoever asks must record that access too. */
@ApplicationScoped
public class AuditQueries {

    private static final String COLUMNS = """
            select a.id, a.recorded_at, a.user_id, a.action, a.subject_id, a.patient_ids, a.purpose, a.outcome, a.request_id
              from audit_trail a
            """;

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public AuditQueries(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AuditQueries() {
        this(null);
    }

    /**
     * A page of access records, newest first.
     *
     * @param before only those before this one, or null for the first page
     * @param offset how many to leave out
     * @param limit the most to give
     * @throws AuditUnavailable when the trail can't be read now
     */
    public List<AccessRecord> search(
            TenantId tenant, AuditFilter filter, @Nullable UUID before, int offset, int limit) {
        return page(tenant, where(tenant, filter, before), offset, limit);
    }

    /**
     * The account of disclosures of a patient's data (45 CFR 164.528): a page of the access records since a moment for a purpose
     * that must be accounted, newest first.
     *
     * @throws AuditUnavailable when the trail can't be read now
     */
    public List<AccessRecord> disclosures(
            TenantId tenant, UUID patient, Instant since, @Nullable UUID before, int offset, int limit) {
        Where where = where(tenant, new AuditFilter(null, patient, null, null, since, null), before);
        List<String> purposes = Purpose.accountable();
        where.and("a.purpose in (" + "?, ".repeat(purposes.size() - 1) + "?)", purposes.toArray());
        return page(tenant, where, offset, limit);
    }

    private static Where where(TenantId tenant, AuditFilter filter, @Nullable UUID before) {
        Where where = new Where();
        where.and("a.tenant_id = ?", tenant.value());
        if (filter.patient() != null) {
            where.and(
                    "exists (select from audit_trail_patients p where p.tenant_id = ? and p.record_id = a.id"
                            + " and (p.patient_id = ? or p.patient_id in (select m.id from read_model_patients m"
                            + " where m.tenant_id = ? and m.merged_into = ?)))",
                    tenant.value(),
                    filter.patient(),
                    tenant.value(),
                    filter.patient());
        }
        where.andIf("a.user_id = ?", filter.user());
        where.andIf("a.action = ?", filter.action());
        where.andIf("a.purpose = ?", filter.purpose());
        // an access record's id begins with its moment: one key serves periods too
        where.andIf("a.id >= ?", filter.from() == null ? null : TimeOrderedId.firstOf(filter.from()));
        where.andIf("a.id < ?", filter.to() == null ? null : TimeOrderedId.firstOf(filter.to()));
        where.andIf("a.id < ?", before);
        return where;
    }

    private List<AccessRecord> page(TenantId tenant, Where where, int offset, int limit) {
        where.arguments.addAll(List.of(offset, limit));
        String sql =
                COLUMNS + " where " + String.join(" and ", where.conditions) + " order by a.id desc offset ? limit ?";
        try {
            return tenants.read(tenant, sql, where.arguments, answered -> looks(tenant, answered));
        } catch (SQLException e) {
            throw new AuditUnavailable("the audit trail can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static List<AccessRecord> looks(TenantId tenant, PreparedStatement answered) throws SQLException {
        List<AccessRecord> accessRecords = new ArrayList<>();
        try (ResultSet row = answered.getResultSet()) {
            while (row.next()) {
                accessRecords.add(new AccessRecord(
                        tenant,
                        row.getObject("id", UUID.class),
                        row.getObject("recorded_at", Timestamp.class).toInstant(),
                        row.getObject("user_id", UUID.class),
                        row.getString("action"),
                        row.getObject("subject_id", UUID.class),
                        patients(row),
                        row.getString("purpose"),
                        row.getString("outcome"),
                        row.getObject("request_id", UUID.class)));
            }
        }
        return accessRecords;
    }

    private static Set<UUID> patients(ResultSet row) throws SQLException {
        return new LinkedHashSet<>(
                Arrays.asList((UUID[]) row.getArray("patient_ids").getArray()));
    }

    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        private void and(String condition, Object... values) {
            conditions.add(condition);
            arguments.addAll(List.of(values));
        }

        private void andIf(String condition, @Nullable Object value) {
            if (value != null) {
                and(condition, value);
            }
        }
    }

    /**
     * Which access records are wanted; null leaves a part open.
     *
     * @param user whose access
     * @param patient whose data
     * @param action what was read or done
     * @param purpose what for
     * @param from the earliest moment, included
     * @param to the moment before which they are
     */
    public record AuditFilter(
            @Nullable UUID user,
            @Nullable UUID patient,
            @Nullable String action,
            @Nullable String purpose,
            @Nullable Instant from,
            @Nullable Instant to) {}
}

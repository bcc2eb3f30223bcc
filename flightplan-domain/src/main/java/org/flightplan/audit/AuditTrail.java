package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;
import org.jspecify.annotations.Nullable;

/** Keeps access records. Many at once share a commit, as appends to the log do. */
@ApplicationScoped
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());

    private static final int LONGEST_SECONDS = 10;

    private static final String INSERT = """
            with records as materialized (
              select *
                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::uuid[], ?::text[],
                            ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[])
                  as r (tenant_id, id, recorded_at, user_id, action, subject_id, patient_ids, purpose, outcome, request_id)
            ), trail as (
              insert into audit_trail
                (tenant_id, id, recorded_at, user_id, action, subject_id, patient_ids, purpose, outcome, request_id)
              select tenant_id, id, recorded_at, user_id, action, subject_id, patient_ids::uuid[], purpose, outcome, request_id
                from records
            )
            insert into audit_trail_patients (tenant_id, patient_id, record_id)
            select r.tenant_id, p.id, r.id
              from records r
              cross join unnest(r.patient_ids::uuid[]) as p (id)
            """;

    private final Supplier<DataSource> database;
    private final GroupCommit<AccessRecord> commits = new GroupCommit<>(this::store, LONGEST_SECONDS);

    /** The trail of the server's log. */
    public AuditTrail() {
        this(ServerDatasource.EVENTS::lookup);
    }

    /** @param database as {@code flightplan_events} */
    public AuditTrail(Supplier<DataSource> database) {
        this.database = database;
    }

    /**
     * Keeps an access record; it is durable when this comes back.
     *
     * @throws AuditUnavailable when it may not be: serve nothing then
     */
    public void record(AccessRecord accessRecord) {
        try {
            commits.put(accessRecord);
        } catch (SQLException e) {
            LOG.log(
                    Level.WARNING,
                    "Patients'' data is not served: audit_trail can''t be written, {0}",
                    e.getSQLState() == null && e.getCause() != null
                            ? e.getCause().getClass().getName()
                            : "SQLSTATE " + e.getSQLState());
            throw new AuditUnavailable("an access was not recorded, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private void store(List<AccessRecord> accessRecords) throws SQLException {
        try (Connection connection = database.get().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setQueryTimeout(LONGEST_SECONDS);
            Columns columns = new Columns(connection, insert, accessRecords);
            columns.add("uuid", accessRecord -> accessRecord.tenant().value());
            columns.add("uuid", AccessRecord::id);
            columns.add("text", accessRecord -> accessRecord.at().toString());
            columns.add("uuid", AccessRecord::user);
            columns.add("text", AccessRecord::action);
            columns.add("uuid", AccessRecord::subject);
            columns.add("text", AuditTrail::patients);
            columns.add("text", AccessRecord::purpose);
            columns.add("text", AccessRecord::outcome);
            columns.add("uuid", AccessRecord::request);
            insert.executeUpdate();
        }
    }

    // an array of arrays would have to be rectangular
    private static String patients(AccessRecord accessRecord) {
        return accessRecord.patients().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<AccessRecord> accessRecords;
        private int last;

        private Columns(Connection connection, PreparedStatement statement, List<AccessRecord> accessRecords) {
            this.connection = connection;
            this.statement = statement;
            this.accessRecords = accessRecords;
        }

        private void add(String type, Function<AccessRecord, @Nullable Object> value) throws SQLException {
            Object[] values = accessRecords.stream().map(value).toArray();
            statement.setArray(++last, connection.createArrayOf(type, values));
        }
    }
}

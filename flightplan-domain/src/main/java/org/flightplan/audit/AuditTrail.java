package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.flightplan.pools.ServerDatasource;
import org.jspecify.annotations.Nullable;

/** Records looks. Many at once share a commit, as appends to the log do. */
@ApplicationScoped
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());

    private static final int LONGEST_SECONDS = 10;

    private static final String INSERT = """
            with looks as materialized (
              select *
                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::uuid[], ?::text[],
                            ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[])
                  as l (tenant_id, id, looked_at, user_id, action, subject_id, patient_ids, purpose, outcome, request_id)
            ), trail as (
              insert into audit_trail
                (tenant_id, id, looked_at, user_id, action, subject_id, patient_ids, purpose, outcome, request_id)
              select tenant_id, id, looked_at, user_id, action, subject_id, patient_ids::uuid[], purpose, outcome, request_id
                from looks
            )
            insert into audit_trail_patients (tenant_id, patient_id, look_id)
            select l.tenant_id, p.id, l.id
              from looks l
              cross join unnest(l.patient_ids::uuid[]) as p (id)
            """;

    private final GroupCommit<Look> commits = new GroupCommit<>(AuditTrail::store, LONGEST_SECONDS);

    /**
     * Records a look; it is durable when this comes back.
     *
     * @throws AuditUnavailable when it may not be: serve nothing then
     */
    public void record(Look look) {
        try {
            commits.put(look);
        } catch (SQLException e) {
            LOG.log(
                    Level.WARNING,
                    "Patients'' data is not served: audit_trail can''t be written, {0}",
                    e.getSQLState() == null && e.getCause() != null
                            ? e.getCause().getClass().getName()
                            : "SQLSTATE " + e.getSQLState());
            throw new AuditUnavailable("a look was not recorded, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private static void store(List<Look> looks) throws SQLException {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setQueryTimeout(LONGEST_SECONDS);
            Columns columns = new Columns(connection, insert, looks);
            columns.add("uuid", look -> look.tenant().value());
            columns.add("uuid", Look::id);
            columns.add("text", look -> look.at().toString());
            columns.add("uuid", Look::user);
            columns.add("text", Look::action);
            columns.add("uuid", Look::subject);
            columns.add("text", AuditTrail::patients);
            columns.add("text", Look::purpose);
            columns.add("text", Look::outcome);
            columns.add("uuid", Look::request);
            insert.executeUpdate();
        }
    }

    // an array of arrays would have to be rectangular
    private static String patients(Look look) {
        return look.patients().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Look> looks;
        private int last;

        private Columns(Connection connection, PreparedStatement statement, List<Look> looks) {
            this.connection = connection;
            this.statement = statement;
            this.looks = looks;
        }

        private void add(String type, Function<Look, @Nullable Object> value) throws SQLException {
            Object[] values = looks.stream().map(value).toArray();
            statement.setArray(++last, connection.createArrayOf(type, values));
        }
    }
}

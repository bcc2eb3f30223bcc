package org.flightplan.contents;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.keys.Erasure;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;

/**
 * What the store may hold. A row is there before the first byte is, and until the last one is gone. It is written apart from
 * the log: what holds is what the log says, and a row that may differ from it is looked at again.
 */
@ApplicationScoped
class StoredContents {

    /** An upload that takes longer has ended: 1 hour before what it stored is looked at. */
    private static final String BEGIN = """
            insert into stored_contents (tenant_id, id, attachment_id, admission_id, patient_id, look_at)
            values (?, ?, ?, ?, ?, now() + interval '2 hours')
                on conflict (tenant_id, id) do update set look_at = excluded.look_at
            """;

    private static final String KEPT =
            "select count(*) from stored_contents where tenant_id = ? and id = ? and look_at is null";
    // unless somebody had it looked at meanwhile: it was retracted, or the patient erased
    private static final String KEEP = """
            update stored_contents set look_at = null where tenant_id = ? and id = ? and look_at > now()
            """;
    private static final String LOOK = """
            update stored_contents set look_at = now() where tenant_id = ? and id = ?
            """;
    private static final String LOOK_AT_ATTACHMENT = """
            update stored_contents set look_at = now()
             where tenant_id = ? and attachment_id = ? and (look_at is null or look_at > now())
            """;
    private static final String LOOK_AT_PATIENTS = """
            update stored_contents set look_at = now()
             where (tenant_id, patient_id) in (select * from unnest(?::uuid[], ?::uuid[]))
               and (look_at is null or look_at > now())
            """;
    private static final String DUE = """
            select tenant_id, id, admission_id, patient_id, look_at
              from stored_contents
             where look_at <= now()
             order by look_at
             limit ?
            """;
    private static final String STILL_KEEP = """
            update stored_contents set look_at = null where tenant_id = ? and id = ? and look_at = ?
            """;
    private static final String GONE = "delete from stored_contents where tenant_id = ? and id = ?";

    /**
     * One that is to be held against the log.
     *
     * @param since when it was to be looked at: a later look is another one
     */
    record Due(ContentName name, UUID admission, UUID patient, Timestamp since) {}

    private final Supplier<DataSource> database;

    StoredContents() {
        this(ServerDatasource.EVENTS::lookup);
    }

    /** @param database as {@code flightplan_events} */
    StoredContents(Supplier<DataSource> database) {
        this.database = database;
    }

    /** Whether it is stored, and the log has it. */
    boolean isKept(ContentName name) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(KEPT)) {
            statement.setObject(1, name.tenant().value());
            statement.setObject(2, name.key());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    void begin(ContentName name, UUID attachment, UUID admission, UUID patient) {
        write(BEGIN, name.tenant().value(), name.key(), attachment, admission, patient);
    }

    void keep(ContentName name) {
        write(KEEP, name.tenant().value(), name.key());
    }

    void look(ContentName name) {
        write(LOOK, name.tenant().value(), name.key());
    }

    void lookAtAttachment(TenantId tenant, UUID attachment) {
        write(LOOK_AT_ATTACHMENT, tenant.value(), attachment);
    }

    void lookAtPatients(Collection<Erasure> erased) {
        if (!erased.isEmpty()) {
            UUID[] tenants = erased.stream().map(each -> each.tenant().value()).toArray(UUID[]::new);
            UUID[] patients = erased.stream().map(Erasure::patient).toArray(UUID[]::new);
            write(LOOK_AT_PATIENTS, tenants, patients);
        }
    }

    List<Due> due(int most) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, most);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(
                            new ContentName(new TenantId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)),
                            row.getObject(3, UUID.class),
                            row.getObject(4, UUID.class),
                            row.getTimestamp(5)));
                }
            }
            return due;
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    void stillKeep(Due due) {
        write(STILL_KEEP, due.name().tenant().value(), due.name().key(), due.since());
    }

    void gone(ContentName name) {
        write(GONE, name.tenant().value(), name.key());
    }

    private void write(String sql, Object... arguments) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof UUID[] ids) {
                    statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                } else {
                    statement.setObject(i + 1, arguments[i]);
                }
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}

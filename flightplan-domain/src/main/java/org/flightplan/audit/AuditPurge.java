package org.flightplan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Deletes access records that are older than six years and not under a legal hold. Which those are is the database's to say: its
 * policies show the purge nothing else, and its triggers let nothing else go. The age is asked for once more, for its index.
 */
final class AuditPurge {

    private static final int PAGE = 1_000;

    private static final String OLD =
            "(select tenant_id, id from audit_trail where recorded_at < now() - interval '6 years' limit " + PAGE
                    + ") as old";
    private static final String PURGE_PATIENTS = "delete from audit_trail_patients p using " + OLD
            + " where p.tenant_id = old.tenant_id and p.record_id = old.id";
    private static final String PURGE_LOOKS = "delete from audit_trail a using " + OLD
            + " where a.tenant_id = old.tenant_id and a.id = old.id"
            + " and not exists (select from audit_trail_patients p where p.tenant_id = a.tenant_id and p.record_id = a.id)";

    private AuditPurge() {}

    /**
     * Deletes some; fewer than were there when there are many.
     *
     * @param connection as {@code flightplan_events}
     * @return how many
     */
    static int page(Connection connection) throws SQLException {
        try (PreparedStatement patients = connection.prepareStatement(PURGE_PATIENTS);
                PreparedStatement accessRecords = connection.prepareStatement(PURGE_LOOKS)) {
            patients.executeUpdate();
            return accessRecords.executeUpdate();
        }
    }
}

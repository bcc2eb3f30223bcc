package org.flightplan.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;
import org.flightplan.tenants.TenantReading;

/** Whether a hospital's audit trail is held for the law: then nothing of it is purged, however old. */
@ApplicationScoped
public class LegalHolds {

    private static final String HELD =
            "select held from legal_holds where tenant_id = ? order by set_at desc, id desc limit 1";
    private static final String SET = "insert into legal_holds (tenant_id, id, user_id, held) values (?, ?, ?, ?)";

    private final TenantReading tenants;

    /** @param tenants the way to a tenant's rows */
    @Inject
    public LegalHolds(TenantReading tenants) {
        this.tenants = tenants;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LegalHolds() {
        this(null);
    }

    /** Whether it is held. */
    public boolean isHeld(TenantId tenant) {
        try {
            return tenants.read(tenant, HELD, List.of(tenant.value()), answered -> {
                try (ResultSet row = answered.getResultSet()) {
                    return row.next() && row.getBoolean(1);
                }
            });
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }

    /**
     * Sets or lifts the hold; who did is on record.
     *
     * @param id in the order of time
     */
    public void set(TenantId tenant, UUID id, UUID user, boolean held) {
        try (Connection connection = ServerDatasource.EVENTS.lookup().getConnection();
                PreparedStatement set = connection.prepareStatement(SET)) {
            set.setObject(1, tenant.value());
            set.setObject(2, id);
            set.setObject(3, user);
            set.setBoolean(4, held);
            set.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}

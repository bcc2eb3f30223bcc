package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.TenantId;

/** Lets go of what streams have claimed: a claim may tell, by its hash, who an erased patient was. */
@ApplicationScoped
public class Claims {

    private static final String RELEASE = "delete from event_claims where tenant_id = ? and kind = ? and stream_id = ?";

    private final Supplier<DataSource> database;

    /** Of the server's datasource of events. */
    public Claims() {
        this(ServerDatasource.EVENTS::lookup);
    }

    Claims(Supplier<DataSource> database) {
        this.database = database;
    }

    /**
     * Releases the claims of a kind that a stream has made; others may make them again.
     *
     * @throws DatabaseUnavailable when they may not be released: nothing is changed then
     */
    public void release(TenantId tenant, String kind, UUID stream) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setObject(1, tenant.value());
            release.setString(2, kind);
            release.setObject(3, stream);
            release.executeUpdate();
        } catch (SQLException e) {
            throw DatabaseUnavailable.because(e);
        }
    }
}

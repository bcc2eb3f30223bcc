package org.flightplan.migrations;

import java.sql.SQLException;
import java.util.Optional;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.Environment;

/** Whether a datasource may serve: its role is bound by every wall, and in production nobody can read along. */
public final class DatasourceCheck {

    private DatasourceCheck() {}

    /**
     * Why it is refused, with the remedy; or empty.
     *
     * @throws SQLException as the database gave it
     */
    public static Optional<String> refusal(ServerDatasource datasource) throws SQLException {
        Optional<String> unbound = RoleCheck.refusal(datasource);
        return unbound.isPresent() ? unbound : TlsCheck.refusal(datasource, Environment.current());
    }
}

package org.flightplan.migrations;

import java.sql.SQLException;
import java.util.Optional;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.Environment;

/** Whether a datasource may serve: its role is bound by every wall, and in production nobody can read along. */
public final class DatasourceCheck {

    private DatasourceCheck() {}

    /** Why it is refused, or what the database says to it, with the remedy; or empty. */
    public static Optional<String> refusal(ServerDatasource datasource) {
        try {
            Optional<String> unbound = RoleCheck.refusal(datasource);
            return unbound.isPresent() ? unbound : TlsCheck.refusal(datasource, Environment.current());
        } catch (SQLException e) {
            return Optional.of(unusable(datasource, e));
        }
    }

    /** What an error means, with the datasource that it came by. */
    public static String unusable(ServerDatasource datasource, SQLException error) {
        return "The database of " + datasource.jndiName() + " can't be used: " + DatabaseTrouble.of(error);
    }
}

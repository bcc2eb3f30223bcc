package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;

/** Whether a datasource's role is one that row-level security binds; any other must not serve requests. */
final class RoleCheck {

    private static final String UNBOUND = """
            select rolname,
                   rolsuper,
                   rolbypassrls,
                   exists (select from pg_tables
                            where schemaname = 'public' and tableowner = rolname) as owns
              from pg_roles
             where rolname = current_user
            """;

    private RoleCheck() {}

    static Optional<String> refusal(ServerDatasource datasource) throws SQLException {
        return refusal(datasource.jndiName(), datasource.lookup());
    }

    /** Why the role of this datasource is refused, or empty when it owns nothing and can bypass nothing. */
    static Optional<String> refusal(String jndiName, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(UNBOUND)) {
            row.next();
            boolean unbound = row.getBoolean("rolsuper") || row.getBoolean("rolbypassrls") || row.getBoolean("owns");
            return unbound
                    ? Optional.of("The role \"" + row.getString("rolname") + "\" of " + jndiName
                            + " is a superuser, bypasses row-level security or owns tables: no wall would hold. Use the "
                            + "roles of server-config/postgres/roles.sql.")
                    : Optional.empty();
        }
    }
}

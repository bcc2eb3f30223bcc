package org.flightplan.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.Environment;

/** Whether what goes to the database and back can be read on the way; in production it must not be. */
final class TlsCheck {

    private static final String ENCRYPTED = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    private static final String VERIFIED = "sslmode=verify-full";

    private TlsCheck() {}

    static Optional<String> refusal(ServerDatasource datasource, Environment environment) throws SQLException {
        return environment == Environment.PRODUCTION
                ? refusal(datasource.jndiName(), datasource.lookup())
                : Optional.empty();
    }

    /** Why this datasource is refused, or empty when its connections are encrypted and the server's name is verified. */
    static Optional<String> refusal(String jndiName, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(ENCRYPTED)) {
            boolean encrypted = row.next() && row.getBoolean(1);
            boolean verified = String.valueOf(connection.getMetaData().getURL()).contains(VERIFIED);
            return encrypted && verified
                    ? Optional.empty()
                    : Optional.of("The connections of " + jndiName + " are "
                            + (encrypted ? "encrypted, but to whom is not verified" : "not encrypted")
                            + ": in production add " + VERIFIED + " (and sslrootcert, unless a public authority signed"
                            + " the server's certificate) to its URL.");
        }
    }
}

package org.flightplan.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flightplan.migrations.DatabaseTrouble;
import org.flightplan.pools.ServerDatasource;

/**
 * Whether this node's keys are those that the log was sealed with. Seals by any other would break every tenant's chain, and nobody
 * would notice before it is verified.
 */
@ApplicationScoped
public class SealKeyCheck {

    private static final String NEWEST = """
            select distinct seal.key_id
              from tenants t
             cross join lateral (select key_id from log_seals where tenant_id = t.id order by number desc limit 1) as seal
            """;

    private final SealKeys keys;
    private volatile Optional<String> found = Optional.of("the sealing keys are not checked yet");

    /** @param keys that are checked */
    @Inject
    public SealKeyCheck(SealKeys keys) {
        this.keys = keys;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SealKeyCheck() {
        this(null);
    }

    /** What is wrong with the keys, or was when they were last checked, and the remedy; empty when nothing is. */
    public Optional<String> problem() {
        return keys.problem().or(() -> found);
    }

    /** Checks; the log's schema must be there. Returns whether all is well. */
    public boolean check() {
        try {
            found = refusal(ServerDatasource.EVENTS.lookup());
        } catch (SQLException e) {
            found = Optional.of("the seals can't be read, SQLSTATE " + DatabaseTrouble.state(e));
        }
        return found.isEmpty();
    }

    /**
     * Why the keys are not those of a log; empty when they are.
     *
     * @param log as {@code flightplan_events}
     * @throws SQLException when it can't be asked
     */
    public Optional<String> refusal(DataSource log) throws SQLException {
        if (keys.problem().isPresent()) {
            return keys.problem();
        }
        PublicSealKeys known = keys.publicKeys();
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (!known.has(row.getString(1))) {
                    return Optional.of("The log was sealed by the key " + row.getString(1)
                            + ", which this node does not have: lead SEAL_KEY_FILE to the file that has it; where the key"
                            + " was renewed, the public half of the former one stays in the file.");
                }
            }
        }
        return Optional.empty();
    }
}

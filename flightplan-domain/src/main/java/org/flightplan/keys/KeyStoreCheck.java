package org.flightplan.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flightplan.migrations.DatasourceCheck;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.Environment;

/**
 * Whether this node is led to the key store that the log was sealed with, and has the master keys that open it. With another one,
 * or an emptied one, what is recorded could not be read, and what would be recorded now could not be read by anybody else.
 */
@ApplicationScoped
public class KeyStoreCheck {

    private static final Logger LOG = Logger.getLogger(KeyStoreCheck.class.getName());

    private static final String BIND = "insert into key_store_of_log (key_store_id) values (?) on conflict do nothing";
    private static final String BOUND = "select key_store_id from key_store_of_log";
    private static final String SERVER = "select system_identifier from pg_control_system()";

    private final KeyStore store;
    private final MasterKeys masterKeys;
    private volatile Optional<String> found = Optional.of("the key store is not checked yet");

    /** @param store that is checked, and {@code masterKeys} without which it opens nothing */
    @Inject
    KeyStoreCheck(KeyStore store, MasterKeys masterKeys) {
        this.store = store;
        this.masterKeys = masterKeys;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected KeyStoreCheck() {
        this(null, null);
    }

    /** What was wrong when it was last checked, or is with the master key now, and the remedy; empty when nothing is. */
    public Optional<String> problem() {
        Optional<String> key = masterKeys.problem();
        return key.isPresent() ? key : found;
    }

    /** Whether this node may use the store: it was led to the right one when that was last checked. */
    public boolean isBound() {
        return found.isEmpty();
    }

    /** Checks a node that runs: one that is led elsewhere meanwhile stops; a store that is away is no other one. */
    void recheck() {
        try {
            found = refusal(ServerDatasource.EVENTS.lookup(), ServerDatasource.KEYS.lookup(), Environment.current());
        } catch (SQLException | KeysUnavailable | IllegalStateException away) {
            LOG.log(Level.FINE, "the key store is not checked: {0}", away.getMessage());
        }
    }

    /** Checks; the log's schema must be there. Returns whether all is well. */
    public boolean check() {
        try {
            Optional<String> unfit = DatasourceCheck.refusal(ServerDatasource.KEYS);
            found = unfit.isPresent()
                    ? unfit
                    : refusal(ServerDatasource.EVENTS.lookup(), ServerDatasource.KEYS.lookup(), Environment.current());
        } catch (IllegalStateException e) {
            found = Optional.ofNullable(e.getMessage());
        } catch (SQLException e) {
            found = Optional.of(DatasourceCheck.unusable(ServerDatasource.EVENTS, e));
        } catch (KeysUnavailable e) {
            found = Optional.of(ServerDatasource.KEYS.jndiName() + " leads to no key store (" + e.getMessage()
                    + "): make it by server-config/postgres/key-store.sql, in a database of its own, and lead it there as"
                    + " flightplan_keys.");
        }
        return found.isEmpty();
    }

    /**
     * Binds a log to a key store with the first check; then says why it is refused, or nothing. For who works on an
     * installation without its server.
     *
     * @param log as {@code flightplan_events}, {@code keys} as {@code flightplan_keys}
     * @throws SQLException when the log can't be asked
     * @throws KeysUnavailable when the key store can't be
     */
    public static Optional<String> refusal(
            DataSource log, DataSource keys, MasterKeys masterKeys, Environment environment) throws SQLException {
        Optional<String> key = masterKeys.problem();
        return key.isPresent()
                ? key
                : new KeyStoreCheck(new KeyDatabase(() -> keys), masterKeys).refusal(log, keys, environment);
    }

    Optional<String> refusal(DataSource log, DataSource keys, Environment environment) throws SQLException {
        UUID id = store.id();
        try (Connection connection = log.getConnection();
                PreparedStatement bind = connection.prepareStatement(BIND)) {
            bind.setObject(1, id);
            bind.executeUpdate();
            if (!one(connection, BOUND).equals(id.toString())) {
                return Optional.of(
                        ServerDatasource.KEYS.jndiName() + " leads to another key store than the one this log"
                                + " was sealed with: lead it there. If that is lost, restore it from its own backup; an empty one"
                                + " opens nothing.");
            }
            if (environment == Environment.PRODUCTION && isTheSame(connection, keys)) {
                return Optional.of(
                        ServerDatasource.KEYS.jndiName() + " leads to the server that also holds the log: its"
                                + " backups and WAL would hold the keys of erased patients. Give the key store a server of its"
                                + " own.");
            }
        }
        return lacking();
    }

    private Optional<String> lacking() {
        Wrapping wrapping = new Wrapping(masterKeys);
        return store.oneOfEachMasterKey().stream()
                .filter(key -> !wrapping.opens(key))
                .map(key -> "The key store's keys are wrapped by the master key " + key.masterKey()
                        + ", which this node does not have: lead MASTER_KEY_FILE to the file that has it, or add its line"
                        + " there.")
                .findFirst();
    }

    private static boolean isTheSame(Connection log, DataSource keys) throws SQLException {
        try (Connection other = keys.getConnection()) {
            return one(log, SERVER).equals(one(other, SERVER));
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}

package org.flightplan.migrations;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flightplan.pools.ServerDatasource;
import org.flightplan.settings.Environment;

/**
 * Migrates at start-up, before anything touches the persistence unit, and remembers the outcome: the node is ready only
 * when {@link #state()} is {@link SchemaState.Migrated}.
 */
@ApplicationScoped
public class StartupMigrator {

    private static final Logger LOG = Logger.getLogger(StartupMigrator.class.getName());

    private volatile SchemaState state = new SchemaState.Pending();

    /** The state as last found by {@link #migrate()}; a read without any I/O. */
    public SchemaState state() {
        return state;
    }

    /** Whether the schema is this build's. */
    public boolean isMigrated() {
        return state instanceof SchemaState.Migrated;
    }

    /**
     * Brings the schema to this build's version, once; later calls return at once when that is done, and try again when
     * it failed. Blocks while another node migrates.
     */
    public synchronized SchemaState migrate() {
        if (isMigrated()) {
            return state;
        }
        try {
            DataSource owner = ServerDatasource.MIGRATIONS.lookup();
            Optional<String> refused = refusal(owner);
            if (refused.isPresent()) {
                return unusable(refused.get());
            }
            new SchemaUpdate(owner).toHead();
            Optional<String> unfit = unfitDatasource();
            state = unfit.isPresent() ? unusable(unfit.get()) : new SchemaState.Migrated();
            return state;
        } catch (SchemaUpdateException | IllegalStateException e) {
            return unusable(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return unusable(DatasourceCheck.unusable(ServerDatasource.MIGRATIONS, e));
        }
    }

    private static Optional<String> unfitDatasource() {
        for (ServerDatasource datasource : List.of(ServerDatasource.REQUESTS, ServerDatasource.EVENTS)) {
            Optional<String> unfit = DatasourceCheck.refusal(datasource);
            if (unfit.isPresent()) {
                return unfit;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> refusal(DataSource owner) throws SQLException {
        Optional<String> readable = TlsCheck.refusal(ServerDatasource.MIGRATIONS, Environment.current());
        if (readable.isPresent()) {
            return readable;
        }
        int version = ServerFloor.versionOf(owner);
        ServerFloor.warning(version).ifPresent(LOG::warning);
        return ServerFloor.refusal(version, Environment.current());
    }

    // tried again every few seconds: the log tells what is new
    private SchemaState unusable(String reason) {
        SchemaState found = new SchemaState.Unusable(reason);
        if (!found.equals(state)) {
            LOG.log(Level.SEVERE, "Not ready: {0}", reason);
        }
        state = found;
        return state;
    }

    /** How far the schema is, as this node sees it. */
    public sealed interface SchemaState {

        /** Not looked at yet. */
        record Pending() implements SchemaState {}

        /** At the version this node was built for. */
        record Migrated() implements SchemaState {}

        /**
         * Not usable by this node.
         *
         * @param reason what is wrong and what the operator can do about it, in a sentence each; no data
         */
        record Unusable(String reason) implements SchemaState {}
    }
}

package org.flightplan.pools;

import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The datasources that the server owns and its administrator manages; the application makes none itself. */
public enum ServerDatasource {
    /** Requests, as {@code flightplan_app}: row-level security applies. */
    REQUESTS("jdbc/flightplan"),
    /** The append singleton and the projector, as {@code flightplan_events}. */
    EVENTS("jdbc/flightplan-events"),
    /** Migrations, as the owner {@code flightplan}. */
    MIGRATIONS("jdbc/flightplan-migrations"),
    /** The key store, as {@code flightplan_keys}, in a database of its own; it takes no part in transactions. */
    KEYS("jdbc/flightplan-keys");

    private static final long SECONDS = 5;

    private final String jndiName;

    @SuppressWarnings("ImmutableEnumChecker") // what is counted is no part of what the constant means
    private final PoolUse use = new PoolUse();

    @SuppressWarnings("ImmutableEnumChecker") // what is remembered is no part of what the constant means
    private volatile @Nullable Known known;

    ServerDatasource(String jndiName) {
        this.jndiName = jndiName;
    }

    /** The name under which an administrator finds it. */
    public String jndiName() {
        return jndiName;
    }

    /** What this node has had of it. */
    public PoolUse use() {
        return use;
    }

    /**
     * The datasource itself. By name, because {@code @Resource(lookup = ...)} does not work on WildFly; remembered for
     * {@value #SECONDS} seconds, because the server's directory copies what it gives, and soon forgotten, because an
     * administrator may have changed it.
     *
     * @throws IllegalStateException when the server has none of this name: make it with the scripts in server-config
     */
    public DataSource lookup() {
        Known remembered = known;
        if (remembered == null || System.nanoTime() - remembered.at() > TimeUnit.SECONDS.toNanos(SECONDS)) {
            remembered = new Known(found(), System.nanoTime());
            known = remembered;
        }
        return remembered.datasource();
    }

    @SuppressWarnings("BanJNDI") // the name is a constant, the directory is the server's own
    private DataSource found() {
        try {
            return new CountedPool(InitialContext.doLookup(jndiName), use);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "The datasource " + jndiName + " is missing: make it with the scripts in server-config.", e);
        }
    }

    private record Known(DataSource datasource, long at) {}
}

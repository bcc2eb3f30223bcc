package org.flightplan.settings;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The datasources that the server owns and its administrator manages; the application makes none itself. */
public enum ServerDatasource {
    /** Requests, as {@code flightplan_app}: row-level security applies. */
    REQUESTS("jdbc/flightplan"),
    /** The append singleton and the projector, as {@code flightplan_events}. */
    EVENTS("jdbc/flightplan-events"),
    /** Migrations, as the owner {@code flightplan}. */
    MIGRATIONS("jdbc/flightplan-migrations");

    private final String jndiName;

    ServerDatasource(String jndiName) {
        this.jndiName = jndiName;
    }

    /** The name under which an administrator finds it. */
    public String jndiName() {
        return jndiName;
    }

    /**
     * The datasource itself. By name, because {@code @Resource(lookup = ...)} does not work on WildFly.
     *
     * @throws IllegalStateException when the server has none of this name: make it with the scripts in server-config
     */
    @SuppressWarnings("BanJNDI") // the name is a constant, the directory is the server's own
    public DataSource lookup() {
        try {
            return InitialContext.doLookup(jndiName);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "The datasource " + jndiName + " is missing: make it with the scripts in server-config.", e);
        }
    }
}

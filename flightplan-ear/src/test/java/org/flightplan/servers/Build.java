package org.flightplan.servers;

import java.nio.file.Path;

/** Where Maven has put what the tests use; the names are those of the pom. */
enum Build {
    EAR("flightplan.ear"),
    SERVER_CONFIG("server.config"),
    PAYARA_HOME("payara.home"),
    WILDFLY_HOME("wildfly.home"),
    KEYCLOAK_HOME("keycloak.home"),
    POSTGRESQL_DRIVER("postgresql.driver"),
    FLIGHTPLAN_DB("flightplan.db"),
    ECLIPSELINK("eclipselink"),
    /** A folder for whatever a test leaves behind, logs above all. */
    WORK("work");

    private final String property;

    Build(String property) {
        this.property = property;
    }

    Path path() {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(property + " is not set: run these tests through Maven");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
        return path().toString();
    }
}

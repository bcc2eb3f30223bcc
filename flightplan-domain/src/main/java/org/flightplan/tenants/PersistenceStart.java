package org.flightplan.tenants;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;

/**
 * Makes the server deploy the persistence unit: Payara deploys those that an EJB of the jar refers to. It opens no
 * connection; the schema may still be migrating.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@PersistenceContext(name = "persistence/flightplan", unitName = "flightplan")
@SuppressWarnings("NullAway.Init")
public class PersistenceStart {

    @Inject
    PersistenceUnits units;

    @PostConstruct
    void resolve() {
        units.resolve();
    }
}

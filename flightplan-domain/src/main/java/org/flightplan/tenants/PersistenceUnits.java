package org.flightplan.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The persistence unit, injected here and nowhere else: Payara finds a unit lazily, through the module of whoever asks
 * first, and would look for it in vain from a thread that a web request began.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class PersistenceUnits {

    @PersistenceContext(unitName = "flightplan")
    EntityManager requests;

    /** On {@code jdbc/flightplan}, as {@code flightplan_app}: what it sees is the transaction's tenant's. */
    public EntityManager requests() {
        return requests;
    }

    void resolve() {
        requests.getEntityManagerFactory();
    }
}

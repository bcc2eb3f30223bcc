package org.flightplan.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * The two persistence units, injected here and nowhere else: Payara finds a unit lazily, through the module of whoever
 * asks first, and would look for it in vain from a thread that a web request began.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class PersistenceUnits {

    @PersistenceContext(unitName = "flightplan")
    EntityManager requests;

    @PersistenceContext(unitName = "flightplan-projector")
    EntityManager projector;

    /** On {@code jdbc/flightplan}, as {@code flightplan_app}: what it sees is the transaction's tenant's. */
    public EntityManager requests() {
        return requests;
    }

    /** On {@code jdbc/flightplan-events}, as {@code flightplan_events}: writes the read models of all tenants. */
    public EntityManager projector() {
        return projector;
    }

    /** Sends what the projector has changed to the database and forgets it, so that a long run stays small. */
    public void flushProjector() {
        projector.flush();
        projector.clear();
    }

    void resolve() {
        requests.getEntityManagerFactory();
        projector.getEntityManagerFactory();
    }
}

package org.flightplan.patients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.flightplan.events.EventsOfType;
import org.flightplan.keys.Erasure;

/** Who was erased, of all tenants, as the log says. */
@ApplicationScoped
class ErasedPatients {

    private final EventsOfType events;

    /** @param events of the log */
    @Inject
    ErasedPatients(EventsOfType events) {
        this.events = events;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ErasedPatients() {
        this(null);
    }

    /** Reads the whole log: once after a start is often enough. */
    List<Erasure> all() {
        return events.all(PatientEvents.ERASED).stream()
                .map(event -> new Erasure(
                        event.tenant(),
                        event.stream().id(),
                        event.createdBy(),
                        event.storedValues().text("ground")))
                .toList();
    }
}

package org.flightplan.patients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Envelope.Precondition;
import org.flightplan.events.EventsOfType;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.health.BackgroundWork;
import org.flightplan.health.Worker;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;

/**
 * Puts erasures on record that the log does not hold: because a node ended in between, or because the log was restored to a
 * moment before them. The keys are gone in either case; with this, so is what the patient is found by. And the other way:
 * the keys of those who are erased as the log says are destroyed, where a node ended in between, the key store could not be
 * asked, or it was restored to a moment before.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ErasureReplay implements BackgroundWork {

    private static final Logger LOG = Logger.getLogger(ErasureReplay.class.getName());

    @Inject
    KeyStoreCheck keyStore;

    @Inject
    KeyRing keys;

    @Inject
    KnownTenants tenants;

    @Inject
    StreamReader streams;

    @Inject
    Patients patients;

    @Inject
    EventsOfType events;

    @Inject
    Clock clock;

    private long looked;

    // a log that is restored without a restart of the nodes is found within the hour
    private final Cache<Erasure, Boolean> onRecord =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    @Override
    public Worker.Plan plan() {
        return new Worker.Plan(
                "replaying erasures", Duration.ofSeconds(15), Duration.ofMinutes(10), () -> this::replay);
    }

    void replay() {
        if (keyStore.problem().isEmpty()) {
            destroyKeys();
            keys.erasures().forEach(this::replay);
        }
    }

    private void destroyKeys() {
        EventsOfType.Page erased = events.after(PatientEvents.ERASED, looked);
        for (RecordedEvent event : erased.events()) {
            UUID patient = event.stream().id();
            if (!keys.isErased(event.tenant(), patient)) {
                keys.erase(new Erasure(
                        event.tenant(),
                        patient,
                        event.createdBy(),
                        event.storedValues().text("ground")));
                LOG.log(Level.INFO, "The keys of a patient who was erased before are destroyed now");
            }
        }
        looked = erased.head();
    }

    private void replay(Erasure erasure) {
        if (onRecord.getIfPresent(erasure) != null) {
            return;
        }
        try {
            if (tenants.find(erasure.tenant())
                    .map(tenant -> replay(tenant, erasure))
                    .orElse(true)) {
                onRecord.put(erasure, true);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "An erasure is not on record yet: {0}",
                    e.getClass().getName());
        }
    }

    /** Whether there is nothing more to do. */
    private boolean replay(Tenant tenant, Erasure erasure) {
        PatientId patient = new PatientId(erasure.patient());
        boolean known = streams.stream(tenant.id(), patient.value()).stream()
                .anyMatch(event -> event.type().equals(PatientEvents.ERASED));
        if (known) {
            return true;
        }
        CommandResult result = patients.erase(envelope(tenant, erasure), patient, erasure.ground())
                .toCompletableFuture()
                .join();
        if (result instanceof CommandResult.Refused refused) {
            boolean isOfNobody = refused.rejection() instanceof PatientRejection.NoSuchPatient;
            LOG.log(
                    isOfNobody ? Level.INFO : Level.WARNING,
                    isOfNobody
                            ? "An erasure is of nobody whom the log knows: it was restored to before the patient came"
                            : "An erasure is not on record yet: {0}",
                    refused.rejection().reason().code());
            return isOfNobody;
        }
        LOG.log(Level.INFO, "An erasure that the log did not hold is on record again");
        return true;
    }

    private Envelope envelope(Tenant tenant, Erasure erasure) {
        UUID request = TimeOrderedId.madeAt(clock.instant());
        return new Envelope(tenant, erasure.by(), request, List.of(), null, new Precondition.None());
    }
}

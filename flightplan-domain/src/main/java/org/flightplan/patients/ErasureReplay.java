package org.flightplan.patients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Precondition;
import org.flightplan.events.LogUnavailable;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.Doc;
import org.flightplan.fields.TimeOrderedId;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.keys.KeyStoreCheck;
import org.flightplan.tenants.DatabaseUnavailable;
import org.flightplan.tenants.KnownTenants;
import org.flightplan.tenants.Tenant;

/**
 * Puts erasures on record that the log does not hold: because a node ended in between, or because the log was restored to a
 * moment before them. The keys are gone in either case; with this, so is what the patient is found by.
 */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init")
public class ErasureReplay {

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
    Clock clock;

    // a log that is restored without a restart of the nodes is found within the hour
    private final Cache<Erasure, Boolean> onRecord =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();

    @Schedule(second = "*/15", minute = "*", hour = "*", persistent = false)
    void replay() {
        if (keyStore.problem().isPresent()) {
            return;
        }
        try {
            for (Erasure erasure : keys.erasures()) {
                if (onRecord.getIfPresent(erasure) == null) {
                    tenants.find(erasure.tenant()).ifPresent(tenant -> replay(tenant, erasure));
                    onRecord.put(erasure, true);
                }
            }
        } catch (DatabaseUnavailable | LogUnavailable e) {
            LOG.log(Level.WARNING, "Erasures are not replayed yet: {0}", e.getMessage());
        }
    }

    private void replay(Tenant tenant, Erasure erasure) {
        PatientId patient = new PatientId(erasure.patient());
        boolean known = streams.stream(tenant.id(), patient.value()).stream()
                .anyMatch(event -> event.type().equals(PatientEvents.ERASED));
        if (!known) {
            CommandResult result = patients.erase(
                            envelope(tenant, erasure), new PatientCommand.ErasePatient(patient, PatientEvents.REPLAYED))
                    .toCompletableFuture()
                    .join();
            LOG.log(
                    Level.INFO,
                    "An erasure that the log did not hold is on record again: {0}",
                    result.getClass().getSimpleName());
        }
    }

    private Envelope envelope(Tenant tenant, Erasure erasure) {
        UUID request = TimeOrderedId.madeAt(clock.instant());
        return new Envelope(
                tenant,
                erasure.by(),
                request,
                List.of(),
                null,
                new Precondition.None(),
                ids -> Doc.doc().with("event_ids", ids).build());
    }
}

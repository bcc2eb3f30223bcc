package org.flightplan.patients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Submission;
import org.flightplan.events.Claims;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The boundary of the patients' component: its commands. */
@ApplicationScoped
public class Patients {

    private final CommandHandler handler;
    private final KeyRing keys;
    private final Claims claims;
    private final Aggregate<PatientCommand, PatientState, PatientEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} as it stores them, {@code index} for what is unique, {@code keys}
     *     and {@code claims} that an erasure destroys */
    @Inject
    public Patients(CommandHandler handler, PatientEvents events, BlindIndex index, KeyRing keys, Claims claims) {
        this.handler = handler;
        this.keys = keys;
        this.claims = claims;
        this.aggregate = new Aggregate<>(
                PatientEvents.STREAM_TYPE,
                new PatientDecider(),
                events,
                (tenant, stream, event) -> PatientEvents.claims(index, tenant, stream, event),
                event -> List.of(),
                Patients::whom,
                (claim, command) -> claim.kind().equals(Mrn.KIND)
                        ? new PatientRejection.MrnTaken()
                        : new PatientRejection.IdTaken());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Patients() {
        this.handler = null;
        this.keys = null;
        this.claims = null;
        this.aggregate = null;
    }

    /** Begins a patient's record; see {@link CommandHandler#handle} for how it answers. */
    public CompletionStage<CommandResult> create(Envelope envelope, CreatePatient create) {
        return handler.handle(new Submission<>(aggregate, create.id().value(), List.of(create), Set.of(), envelope));
    }

    /**
     * Erases a patient for good, open stays or not: first the keys, then it is on record. If that fails, it comes on record
     * by itself (see {@link ErasureReplay}); asked again, it is answered like the first time.
     */
    public CompletionStage<CommandResult> erase(Envelope envelope, ErasePatient erase) {
        TenantId tenant = envelope.tenant().id();
        UUID patient = erase.id().value();
        keys.erase(new Erasure(tenant, patient, envelope.actor(), erase.ground()));
        handler.forget(tenant, patient);
        claims.release(tenant, Mrn.KIND, patient);
        return handler.handle(new Submission<>(aggregate, patient, List.of(erase), Set.of(), envelope));
    }

    private static @Nullable UUID whom(PatientState state) {
        if (state instanceof PatientState.Known known) {
            return known.created().id().value();
        }
        return state instanceof PatientState.Erased erased ? erased.id().value() : null;
    }
}

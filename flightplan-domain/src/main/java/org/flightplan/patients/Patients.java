package org.flightplan.patients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandThreads;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Submission;
import org.flightplan.events.Related;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The boundary of the patients' component: its commands. */
@ApplicationScoped
public class Patients {

    private final CommandHandler handler;
    private final KeyRing keys;
    private final CommandThreads threads;
    private final Aggregate<PatientCommand, PatientState, PatientEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} as it stores them, {@code index} for what is unique, {@code keys}
     *     that an erasure destroys, {@code threads} to do that on */
    @Inject
    public Patients(
            CommandHandler handler, PatientEvents events, BlindIndex index, KeyRing keys, CommandThreads threads) {
        this.handler = handler;
        this.keys = keys;
        this.threads = threads;
        this.aggregate = new Aggregate<>(
                PatientEvents.STREAM_TYPE,
                new PatientDecider(),
                events,
                (circumstances, stream, event) ->
                        PatientEvents.claims(index, circumstances.tenant().id(), stream, event),
                PatientEvents::releases,
                (circumstances, made) -> List.of(),
                (state, related) -> whom(state),
                (claim, command) -> Optional.of(
                        claim.kind().equals(Mrn.KIND)
                                ? new PatientRejection.MrnTaken()
                                : new PatientRejection.IdTaken()));
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Patients() {
        this.handler = null;
        this.keys = null;
        this.threads = null;
        this.aggregate = null;
    }

    /**
     * Handles commands on one patient's record, all or none, erasures excepted; see {@link CommandHandler#handle} for how it
     * answers.
     */
    public CompletionStage<CommandResult> handle(Envelope envelope, PatientId id, List<PatientCommand> commands) {
        return handler.handle(new Submission<>(aggregate, id.value(), commands, Related.NONE, envelope));
    }

    /**
     * Erases a patient for good, unless the patient is in hospital: first it is on record, then the keys are destroyed. If
     * that fails, it is done as soon as it can be (see {@link ErasureReplay}); asked again, it is answered like the first
     * time. Where the keys are gone already, it is put on record whatever else is so.
     *
     * @param ground why, in one of a few words: an erasure keeps nothing that is said of a patient
     * @throws org.flightplan.keys.KeysUnavailable when the key store can't be asked now: nothing is on record then
     */
    public CompletionStage<CommandResult> erase(Envelope envelope, PatientId id, String ground) {
        TenantId tenant = envelope.tenant().id();
        UUID patient = id.value();
        ErasePatient erase = new ErasePatient(id, ground, keys.isErased(tenant, patient));
        Related related = erase.keysDestroyed() ? Related.NONE : Related.keys(Set.of(PatientDecider.openStay(id)));
        return handler.handle(new Submission<>(aggregate, patient, List.of(erase), related, envelope))
                .thenApplyAsync(
                        result -> {
                            if (result instanceof CommandResult.Done) {
                                keys.erase(new Erasure(tenant, patient, envelope.actor(), ground));
                            }
                            return result;
                        },
                        threads);
    }

    private static @Nullable UUID whom(PatientState state) {
        if (state instanceof PatientState.Known known) {
            return known.id().value();
        }
        return state instanceof PatientState.Erased erased ? erased.id().value() : null;
    }
}

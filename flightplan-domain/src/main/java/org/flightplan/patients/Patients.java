package org.flightplan.patients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandThreads;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Submission;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.events.UniqueKey;
import org.flightplan.keys.Erasure;
import org.flightplan.keys.KeyRing;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientCommand.MergePatient;
import org.flightplan.patients.PatientEvent.PatientsMerged;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/** The boundary of the patients' component: its commands. */
@ApplicationScoped
public class Patients {

    private static final Set<String> OF_OTHERS = Set.of(PatientEvents.CREATED, PatientEvents.ERASED);

    private final CommandHandler handler;
    private final KeyRing keys;
    private final CommandThreads threads;
    private final StreamReader streams;
    private final Aggregate<PatientCommand, PatientState, PatientEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} as it stores them, {@code index} for what is unique, {@code keys}
     *     that an erasure destroys, {@code threads} to do that on, {@code streams} to find whose records were merged */
    @Inject
    public Patients(
            CommandHandler handler,
            PatientEvents events,
            BlindIndex index,
            KeyRing keys,
            CommandThreads threads,
            StreamReader streams) {
        this.handler = handler;
        this.keys = keys;
        this.threads = threads;
        this.streams = streams;
        this.aggregate = new Aggregate<>(
                PatientEvents.STREAM_TYPE,
                new PatientDecider(),
                events,
                (circumstances, stream, event) -> event instanceof PatientsMerged merged
                        ? MergeRules.claims(circumstances, merged)
                        : PatientEvents.claims(index, circumstances.tenant().id(), stream, event),
                PatientEvents::releases,
                MergeRules::companions,
                (state, related) -> whom(state),
                (claim, command) -> Optional.of(claim)
                        .filter(taken -> !(command instanceof MergePatient))
                        .map(taken -> taken.kind().equals(Mrn.KIND)
                                ? new PatientRejection.MrnTaken()
                                : new PatientRejection.IdTaken()));
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Patients() {
        this.handler = null;
        this.keys = null;
        this.threads = null;
        this.streams = null;
        this.aggregate = null;
    }

    /**
     * Handles commands on one patient's record, all or none, erasures excepted; see {@link CommandHandler#handle} for how it
     * answers.
     */
    public CompletionStage<CommandResult> handle(Envelope envelope, PatientId id, List<PatientCommand> commands) {
        TenantId tenant = envelope.tenant().id();
        return handler.handle(
                new Submission<>(aggregate, id.value(), commands, () -> related(tenant, id, commands), envelope));
    }

    private Related related(TenantId tenant, PatientId id, List<PatientCommand> commands) {
        Related related = Related.NONE;
        for (PatientCommand command : commands) {
            if (command instanceof MergePatient merge) {
                related = related.and(MergeRules.related(id, merge.retired(), merged(tenant, merge.retired())));
            }
        }
        return related;
    }

    /** Those whose records were merged into a patient's; a decision looks again whether these are all. */
    private Set<UUID> merged(TenantId tenant, PatientId patient) {
        return streams.ofTypes(tenant, patient.value(), Set.of(PatientEvents.MERGED)).stream()
                .map(event -> event.storedValues().id("retired_id"))
                .filter(retired -> !retired.equals(patient.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Erases a patient for good, and those whose records were merged into the patient's, unless the patient is in hospital: first it is on record, then the keys are destroyed. If
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
        Set<UniqueKey> keysLookedAt = erase.keysDestroyed() ? Set.of() : Set.of(PatientDecider.openStay(id));
        return handler.handle(new Submission<>(
                        aggregate,
                        patient,
                        List.of(erase),
                        () -> new Related(merged(tenant, id), Set.of(), OF_OTHERS, keysLookedAt),
                        envelope))
                .thenApplyAsync(
                        result -> {
                            if (result instanceof CommandResult.Done) {
                                // from now on nobody is merged into the patient
                                Stream.concat(Stream.of(patient), merged(tenant, id).stream())
                                        .forEach(one -> keys.erase(new Erasure(tenant, one, envelope.actor(), ground)));
                            }
                            return result;
                        },
                        threads);
    }

    private static @Nullable UUID whom(PatientState state) {
        if (state instanceof PatientState.Known known) {
            return known.id().value();
        } else if (state instanceof PatientState.Merged merged) {
            return merged.id().value();
        }
        return state instanceof PatientState.Erased erased ? erased.id().value() : null;
    }
}

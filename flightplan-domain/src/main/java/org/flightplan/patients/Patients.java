package org.flightplan.patients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Submission;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.privacy.BlindIndex;

/** The boundary of the patients' component: its commands. */
@ApplicationScoped
public class Patients {

    private final CommandHandler handler;
    private final Aggregate<PatientCommand, PatientState, PatientEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} as it stores them, {@code index} for what is unique */
    @Inject
    public Patients(CommandHandler handler, PatientEvents events, BlindIndex index) {
        this.handler = handler;
        this.aggregate = new Aggregate<>(
                PatientEvents.STREAM_TYPE,
                new PatientDecider(),
                events,
                (tenant, stream, event) -> PatientEvents.claims(index, tenant, stream, event),
                event -> List.of(),
                state -> state instanceof PatientState.Known known
                        ? known.created().id().value()
                        : null,
                (claim, command) -> claim.kind().equals(Mrn.KIND)
                        ? new PatientRejection.MrnTaken()
                        : new PatientRejection.IdTaken());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Patients() {
        this.handler = null;
        this.aggregate = null;
    }

    /** Begins a patient's record; see {@link CommandHandler#handle} for how it answers. */
    public CompletionStage<CommandResult> create(Envelope envelope, CreatePatient create) {
        return handler.handle(new Submission<>(aggregate, create.id().value(), List.of(create), Set.of(), envelope));
    }
}

package org.flightplan.patients;

import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;

/** The rules of a patient's record. That an MRN is one patient's is the log's to keep: see {@link PatientEvents}. */
final class PatientDecider implements Decider<PatientCommand, PatientState, PatientEvent> {

    @Override
    public PatientState initial() {
        return new PatientState.Unknown();
    }

    @Override
    public Decision<PatientEvent> decide(PatientCommand command, PatientState state, Circumstances circumstances) {
        if (command instanceof CreatePatient create) {
            return create(create, state, circumstances);
        }
        throw new IllegalArgumentException("unknown command " + command.getClass());
    }

    private static Decision<PatientEvent> create(
            CreatePatient create, PatientState state, Circumstances circumstances) {
        if (create.dateOfBirth().isAfter(circumstances.now())) {
            return Decision.refuse(new PatientRejection.BornInTheFuture());
        }
        PatientCreated created =
                new PatientCreated(create.id(), create.name(), create.mrn(), create.dateOfBirth(), create.gender());
        if (state instanceof PatientState.Known known) {
            return known.created().equals(created)
                    ? Decision.repeat(created)
                    : Decision.refuse(new PatientRejection.IdTaken());
        }
        return Decision.accept(created);
    }

    @Override
    public PatientState evolve(PatientState state, PatientEvent event) {
        if (event instanceof PatientCreated created && state instanceof PatientState.Unknown) {
            return new PatientState.Known(created);
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow "
                + state.getClass().getSimpleName());
    }
}

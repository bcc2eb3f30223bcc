package org.flightplan.patients;

import java.util.List;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.flightplan.events.UniqueKey;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientForgotten;

/** The rules of a patient's record. That an MRN is one patient's is the log's to keep: see {@link PatientEvents}. */
final class PatientDecider implements Decider<PatientCommand, PatientState, PatientEvent> {

    /** The key that a stay holds while the patient is in hospital; by the admissions' contract. */
    static UniqueKey openStay(PatientId patient) {
        return UniqueKey.of("open_stay", patient.value());
    }

    @Override
    public PatientState initial() {
        return new PatientState.Unknown();
    }

    @Override
    public Decision<PatientEvent> decide(PatientCommand command, PatientState state, Circumstances circumstances) {
        if (command instanceof CreatePatient create) {
            return create(create, state, circumstances);
        } else if (command instanceof ErasePatient erase) {
            return erase(erase, state, circumstances);
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
        if (state instanceof PatientState.Erased) {
            return Decision.refuse(new PatientRejection.IdTaken());
        }
        if (state instanceof PatientState.Known) {
            Rejection taken = new PatientRejection.IdTaken();
            return Decision.repeatIfSame(created, taken, taken, List.of());
        }
        return Decision.accept(created);
    }

    private static Decision<PatientEvent> erase(ErasePatient erase, PatientState state, Circumstances circumstances) {
        if (state instanceof PatientState.Unknown) {
            return Decision.refuse(new PatientRejection.NoSuchPatient());
        }
        if (state instanceof PatientState.Erased erased && erased.erasure() != null) {
            return Decision.repeat(erased.erasure());
        }
        return !erase.keysDestroyed()
                        && circumstances.holder(openStay(erase.id())).isPresent()
                ? Decision.refuse(new PatientRejection.InHospital())
                : Decision.accept(new PatientErased(erase.id(), erase.ground()));
    }

    @Override
    public PatientState evolve(PatientState state, PatientEvent event) {
        if (event instanceof PatientCreated created && state instanceof PatientState.Unknown) {
            return new PatientState.Known(created.id());
        } else if (event instanceof PatientForgotten forgotten && state instanceof PatientState.Unknown) {
            return new PatientState.Erased(forgotten.id(), null);
        } else if (event instanceof PatientErased erased && !(state instanceof PatientState.Unknown)) {
            return new PatientState.Erased(erased.id(), erased);
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow "
                + state.getClass().getSimpleName());
    }
}

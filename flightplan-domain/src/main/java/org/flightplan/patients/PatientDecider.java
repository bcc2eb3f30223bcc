package org.flightplan.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientCommand.CreatePatient;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientCommand.MergePatient;
import org.flightplan.patients.PatientCommand.UpdatePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientForgotten;
import org.flightplan.patients.PatientEvent.PatientUpdated;
import org.flightplan.patients.PatientEvent.PatientsMerged;

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
        } else if (command instanceof UpdatePatient update) {
            return update(update, state, circumstances);
        } else if (command instanceof MergePatient merge) {
            return MergeRules.decide(merge, state, circumstances);
        } else if (command instanceof ErasePatient erase) {
            return erase(erase, state, circumstances);
        }
        throw new IllegalArgumentException("unknown command " + command.getClass());
    }

    private static Decision<PatientEvent> create(
            CreatePatient create, PatientState state, Circumstances circumstances) {
        PatientCreated patient = create.patient();
        BirthDate born = patient.dateOfBirth();
        if (born == null && !patient.provisional()) {
            return Decision.refuse(new PatientRejection.BirthDateMissing());
        } else if (born != null && isAhead(born.value(), circumstances)) {
            return Decision.refuse(new PatientRejection.BornInTheFuture());
        } else if (state instanceof PatientState.Erased) {
            return Decision.refuse(new PatientRejection.IdTaken());
        } else if (!(state instanceof PatientState.Unknown)) {
            Rejection taken = new PatientRejection.IdTaken();
            return Decision.repeatIfSame(patient, taken, taken, List.of());
        }
        return Decision.accept(patient);
    }

    private static Decision<PatientEvent> update(
            UpdatePatient update, PatientState state, Circumstances circumstances) {
        Values changes = new Values(update.changes());
        LocalDate born = changes.dateOrNull("date_of_birth");
        Instant died = changes.momentOrNull("deceased_at");
        if (born != null && isAhead(born, circumstances)) {
            return Decision.refuse(new PatientRejection.BornInTheFuture());
        } else if (died != null && died.isAfter(circumstances.latest())) {
            return Decision.refuse(new PatientRejection.DeceasedInTheFuture());
        } else if (state instanceof PatientState.Erased) {
            return Decision.refuse(new CommandRejection.PatientErased());
        } else if (state instanceof PatientState.Merged merged) {
            return Decision.refuse(merged.rejection());
        } else if (!(state instanceof PatientState.Known known)) {
            return Decision.refuse(new PatientRejection.NoSuchPatient());
        } else {
            PatientState.Known after = known.changed(update.changes());
            if (update.changes().isEmpty()) {
                return Decision.nothing();
            }
            return after.born() || after.provisional()
                    ? Decision.accept(new PatientUpdated(update.changes()))
                    : Decision.refuse(new PatientRejection.BirthDateMissing());
        }
    }

    private static boolean isAhead(LocalDate date, Circumstances circumstances) {
        return date.isAfter(circumstances.tenant().dayOf(circumstances.now()));
    }

    private static Decision<PatientEvent> erase(ErasePatient erase, PatientState state, Circumstances circumstances) {
        if (state instanceof PatientState.Unknown) {
            return Decision.refuse(new PatientRejection.NoSuchPatient());
        }
        if (state instanceof PatientState.Erased erased && erased.erasure() != null) {
            return Decision.repeat(erased.erasure());
        }
        if (state instanceof PatientState.Merged merged && !erase.keysDestroyed()) {
            return Decision.refuse(merged.rejection());
        }
        List<PatientId> merged = state instanceof PatientState.Known known ? known.merged() : List.of();
        if (!MergeRules.knowsAll(merged, circumstances)) {
            return Decision.refuse(new CommandRejection.MergedMeanwhile());
        }
        return !erase.keysDestroyed()
                        && circumstances.holder(openStay(erase.id())).isPresent()
                ? Decision.refuse(new PatientRejection.InHospital())
                : Decision.accept(
                        new PatientErased(erase.id(), erase.ground(), MergeRules.notErased(merged, circumstances)));
    }

    @Override
    public PatientState evolve(PatientState state, PatientEvent event, UUID id) {
        if (event instanceof PatientCreated created && state instanceof PatientState.Unknown) {
            return new PatientState.Known(
                    created.id(), created.provisional(), created.dateOfBirth() != null, List.of());
        } else if (event instanceof PatientUpdated updated && state instanceof PatientState.Known known) {
            return known.changed(updated.changes());
        } else if (event instanceof PatientUpdated && state instanceof PatientState.Erased) {
            // said before the erasure, and gone with it
            return state;
        } else if (event instanceof PatientsMerged merged) {
            return MergeRules.after(state, merged);
        } else if (event instanceof PatientForgotten forgotten && state instanceof PatientState.Unknown) {
            return new PatientState.Erased(forgotten.id(), null);
        } else if (event instanceof PatientErased erased && !(state instanceof PatientState.Unknown)) {
            return new PatientState.Erased(erased.id(), erased);
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow "
                + state.getClass().getSimpleName());
    }
}

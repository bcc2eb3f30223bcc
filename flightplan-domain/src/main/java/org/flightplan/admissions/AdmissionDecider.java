package org.flightplan.admissions;

import java.time.Instant;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionCommand.ChangeCareTeam;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionRejection.DischargedBefore;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionState.NotAdmitted;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;

/** The rules of a hospital stay. */
final class AdmissionDecider implements Decider<AdmissionCommand, AdmissionState, AdmissionEvent> {

    @Override
    public AdmissionState initial() {
        return new NotAdmitted();
    }

    @Override
    public Decision<AdmissionEvent> decide(
            AdmissionCommand command, AdmissionState state, Circumstances circumstances) {
        if (command instanceof AdmitPatient admit) {
            return AdmitRules.decide(admit, state, circumstances);
        } else if (command instanceof AdmitWithinCareTeam admit) {
            return AdmitRules.decideWithinCareTeam(admit, state, circumstances);
        } else if (command instanceof ChangeLocation change) {
            return state instanceof Stay stay
                    ? MoveRules.decide(change, stay, circumstances)
                    : Decision.refuse(new AdmissionRejection.NoSuchAdmission());
        } else if (command instanceof Discharge discharge) {
            return state instanceof Stay stay
                    ? discharge(discharge, stay, circumstances)
                    : Decision.refuse(new AdmissionRejection.NoSuchAdmission());
        } else if (command instanceof ChangeCareTeam change) {
            return state instanceof Stay stay
                    ? changeCareTeam(change, stay)
                    : Decision.refuse(new AdmissionRejection.NoSuchAdmission());
        } else if (command instanceof RecordClinicalEvent event) {
            return state instanceof Stay stay
                    ? ClinicalEventRules.decide(event, stay, circumstances)
                    : Decision.refuse(InvalidContent.of("admission_id", "is no admission of this hospital"));
        }
        throw new IllegalArgumentException("unknown command " + command.getClass());
    }

    private static Decision<AdmissionEvent> discharge(Discharge discharge, Stay stay, Circumstances circumstances) {
        if (discharge.dischargeDate().isAfter(circumstances.latest())) {
            return Decision.refuse(
                    InvalidContent.ofRequest("discharge_date", "must not be more than 5 minutes in the future"));
        }
        Instant at = discharge.dischargeDate();
        Instant admitted = stay.admitted().admitDate();
        if (at.isBefore(admitted)) {
            return Decision.refuse(
                    InvalidContent.of("discharge_date", "must not be before the admission, at " + admitted));
        }
        if (!stay.isOpen()) {
            return Decision.refuse(new AdmissionRejection.NotOpen());
        }
        Instant moved = stay.moves().last().orElse(admitted);
        Instant happened = stay.lastClinicalEvent() == null ? admitted : stay.lastClinicalEvent();
        if (at.isBefore(moved) || at.isBefore(happened)) {
            return Decision.refuse(
                    happened.isAfter(moved)
                            ? new DischargedBefore("clinical event", happened)
                            : new DischargedBefore("move", moved));
        }
        return Decision.accept(new Discharged(discharge.id(), discharge.dischargeDate(), discharge.disposition()));
    }

    private static Decision<AdmissionEvent> changeCareTeam(ChangeCareTeam change, Stay stay) {
        CareTeamChanged changed = new CareTeamChanged(change.id(), change.user(), change.member());
        CareTeamChanged last = stay.careTeam().get(change.user());
        if (changed.equals(last)) {
            return Decision.repeat(changed);
        }
        if (!stay.isOpen()) {
            return Decision.refuse(new AdmissionRejection.NotOpen());
        }
        return last == null && !change.member()
                ? Decision.refuse(InvalidContent.of("user_id", "is not in this care team"))
                : Decision.accept(changed);
    }

    @Override
    public AdmissionState evolve(AdmissionState state, AdmissionEvent event) {
        if (event instanceof Admitted admitted && state instanceof NotAdmitted) {
            return Stay.begun(admitted);
        } else if (event instanceof LocationChanged move && state instanceof Stay stay && stay.isOpen()) {
            return stay.moved(move);
        } else if (event instanceof Discharged discharged && state instanceof Stay stay && stay.isOpen()) {
            return stay.discharged(discharged.dischargeDate());
        } else if (event instanceof CareTeamChanged changed && state instanceof Stay stay) {
            return stay.changed(changed);
        } else if (event instanceof ClinicalEventRecorded recorded && state instanceof Stay stay) {
            return stay.recorded(recorded);
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow "
                + state.getClass().getSimpleName());
    }
}

package org.flightplan.admissions;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.AddAttachment;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionCommand.CancelDischarge;
import org.flightplan.admissions.AdmissionCommand.CancelMoveRequest;
import org.flightplan.admissions.AdmissionCommand.CancelStay;
import org.flightplan.admissions.AdmissionCommand.ChangeCareTeam;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.CorrectClinicalEvent;
import org.flightplan.admissions.AdmissionCommand.CorrectMove;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionCommand.RecordClinicalEvent;
import org.flightplan.admissions.AdmissionCommand.RequestMove;
import org.flightplan.admissions.AdmissionCommand.RetractAttachment;
import org.flightplan.admissions.AdmissionCommand.UpdateStay;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventRecorded;
import org.flightplan.admissions.AdmissionEvent.DischargeCancelled;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionEvent.LocationCorrected;
import org.flightplan.admissions.AdmissionEvent.MoveRequestCancelled;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.flightplan.admissions.AdmissionEvent.OfAnotherPatient;
import org.flightplan.admissions.AdmissionEvent.Updated;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.NoSuchAdmission;
import org.flightplan.admissions.AdmissionState.End;
import org.flightplan.admissions.AdmissionState.NotAdmitted;
import org.flightplan.admissions.AdmissionState.RequestedMove;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decider;
import org.flightplan.commands.Decision;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/** The rules of a hospital stay: which of them a command is for, and what an event makes of the stay. */
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
        }
        return state instanceof Stay stay
                ? ofStay(command, stay, circumstances)
                : Decision.refuse(
                        command instanceof RecordClinicalEvent
                                ? InvalidContent.of("admission_id", "is no admission of this hospital")
                                : new NoSuchAdmission());
    }

    @Override
    public JsonObject judgedBy(AdmissionEvent event, AdmissionState state, Circumstances circumstances) {
        if (event instanceof ClinicalEventRecorded && state instanceof Stay stay) {
            return SpecialtyWords.of(stay.specialty(), circumstances.tenant()).named();
        } else if (event instanceof ClinicalEventCorrected correction && state instanceof Stay stay) {
            return SpecialtyWords.of(stay.specialty(), circumstances.tenant(), correction.eventType())
                    .named();
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Decision<AdmissionEvent> ofStay(AdmissionCommand command, Stay stay, Circumstances circumstances) {
        if (command instanceof ChangeLocation change) {
            return MoveRules.decide(change.move(), stay, circumstances);
        } else if (command instanceof CorrectMove correct) {
            return MoveRules.correct(correct, stay, circumstances);
        } else if (command instanceof RecordClinicalEvent event) {
            return ClinicalEventRules.decide(event.event(), stay, circumstances);
        } else if (command instanceof CorrectClinicalEvent correct) {
            return ClinicalEventRules.correct(correct, stay, circumstances);
        } else if (command instanceof UpdateStay update) {
            return StayRules.update(update.changes(), stay, circumstances);
        } else if (command instanceof RequestMove request) {
            return StayRules.requestMove(request.request(), stay);
        } else if (command instanceof CancelMoveRequest cancel) {
            return StayRules.cancelMoveRequest(cancel.requestId(), stay);
        } else if (command instanceof Discharge discharge) {
            return StayRules.discharge(discharge.end(), stay, circumstances);
        } else if (command instanceof CancelDischarge cancel) {
            return StayRules.cancelDischarge(cancel.reason(), stay, circumstances);
        } else if (command instanceof CancelStay cancel) {
            return StayRules.cancel(cancel.cancelled(), stay);
        } else if (command instanceof ChangeCareTeam change) {
            return StayRules.changeCareTeam(change.change(), stay);
        } else if (command instanceof AddAttachment add) {
            return AttachmentRules.add(add.attachment(), stay, circumstances);
        } else if (command instanceof RetractAttachment retract) {
            return AttachmentRules.retract(retract.retraction(), stay);
        }
        throw new IllegalArgumentException("unknown command " + command.getClass());
    }

    @Override
    public AdmissionState evolve(AdmissionState state, AdmissionEvent event, UUID id) {
        if (event instanceof Admitted admitted && state instanceof NotAdmitted) {
            return Stay.begun(admitted, id);
        }
        Stay after = state instanceof Stay stay ? after(stay, event, id) : null;
        if (after == null) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " can't follow "
                    + state.getClass().getSimpleName());
        }
        return after;
    }

    private static @Nullable Stay after(Stay stay, AdmissionEvent event, UUID id) {
        if (event instanceof LocationChanged move) {
            return stay.isOpen() ? stay.moved(stay.moves().with(id, move)).requesting(requestAfter(stay, move)) : null;
        } else if (event instanceof LocationCorrected corrected) {
            return stay.moved(stay.moves().corrected(corrected.corrects(), id, corrected.move()));
        } else if (event instanceof ClinicalEventRecorded recorded) {
            return stay.recorded(stay.clinicalEvents().with(recorded));
        } else if (event instanceof ClinicalEventCorrected corrected) {
            return stay.recorded(stay.clinicalEvents().corrected(corrected, id));
        } else if (event instanceof Updated updated) {
            var admitDate = new Values(updated.changes()).momentOrNull("admit_date");
            return admitDate == null ? stay : stay.admittedAt(admitDate);
        } else if (event instanceof MoveRequested request) {
            return stay.requesting(RequestedMove.of(request));
        } else if (event instanceof MoveRequestCancelled) {
            return stay.requesting(null);
        } else if (event instanceof Discharged discharged) {
            return stay.isOpen() ? stay.ended(new End.ByDischarge(id, discharged.dischargeDate())) : null;
        } else if (event instanceof DischargeCancelled) {
            return stay.ended(null);
        } else if (event instanceof Cancelled) {
            return stay.ended(new End.ByCancelling());
        } else if (event instanceof AttachmentAdded added) {
            return stay.attached(added.attachmentId(), true);
        } else if (event instanceof AttachmentRetracted retracted) {
            return stay.attached(retracted.attachmentId(), false);
        }
        if (event instanceof OfAnotherPatient merged) {
            return stay.of(merged.patientId());
        }
        return event instanceof CareTeamChanged changed ? stay.changed(changed) : null;
    }

    /** A move to the place that was asked for fulfils the request. */
    private static @Nullable RequestedMove requestAfter(Stay stay, LocationChanged move) {
        RequestedMove request = stay.request();
        boolean fulfilled = request != null
                && Locations.of(stay).same(request.location(), move.to().location());
        return fulfilled ? null : request;
    }
}

package org.flightplan.web.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand;
import org.flightplan.admissions.AdmissionCommand.ChangeCareTeam;
import org.flightplan.admissions.AdmissionCommand.UpdateStay;
import org.flightplan.admissions.AdmissionEvents;
import org.flightplan.admissions.AdmissionId;
import org.flightplan.admissions.Admissions;
import org.flightplan.admissions.StayCommands;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.Envelope;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.flightplans.FlightPlanId;
import org.flightplan.flightplans.FlightPlans;
import org.flightplan.flightplans.PlanCommands;
import org.flightplan.patients.PatientChanges;
import org.flightplan.patients.PatientCommand;
import org.flightplan.patients.PatientCommand.MergePatient;
import org.flightplan.patients.PatientCommand.UpdatePatient;
import org.flightplan.patients.PatientEvents;
import org.flightplan.patients.PatientId;
import org.flightplan.patients.Patients;
import org.flightplan.units.UnitCommands;
import org.flightplan.units.UnitEvents;
import org.flightplan.units.UnitId;
import org.flightplan.units.Units;
import org.flightplan.web.http.Access;
import org.flightplan.web.http.CareTeamChange;

/** Stored forms of events as the commands that come to them, each kind to its component. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class EventCommands {

    @Inject
    Admissions admissions;

    @Inject
    StayCommands stayCommands;

    @Inject
    FlightPlans plans;

    @Inject
    PlanCommands planCommands;

    @Inject
    Patients patients;

    @Inject
    Units units;

    @Inject
    Access access;

    @Inject
    CareTeamChange careTeam;

    /** Handles them all, or none. */
    CompletionStage<CommandResult> handle(StoredEvents events, UUID stream, Envelope envelope) {
        return switch (events.streamType()) {
            case AdmissionEvents.STREAM_TYPE ->
                admissions.handle(envelope, new AdmissionId(stream), ofStay(events, new AdmissionId(stream)));
            case FlightPlanEvents.STREAM_TYPE ->
                plans.handle(envelope, new FlightPlanId(stream), events.commands(planCommands::command));
            case UnitEvents.STREAM_TYPE ->
                units.handle(envelope, new UnitId(stream), events.commands(UnitCommands::command));
            default -> patients.handle(envelope, new PatientId(stream), events.commands(this::ofPatient));
        };
    }

    private PatientCommand ofPatient(String type, Values data) {
        if (!type.equals(PatientEvents.MERGED)) {
            return new UpdatePatient(PatientChanges.of(data));
        }
        MergePatient merge = new MergePatient(
                new PatientId(data.id("survivor_id")), new PatientId(data.id("retired_id")), data.textOrNull("reason"));
        access.require(merge.survivor().value());
        access.require(merge.retired().value());
        return merge;
    }

    private List<AdmissionCommand> ofStay(StoredEvents events, AdmissionId stay) {
        List<AdmissionCommand> commands = events.commands((type, data) -> stayCommands.command(type, stay, data));
        for (AdmissionCommand command : commands) {
            if (command instanceof ChangeCareTeam change) {
                careTeam.require(change.change().user(), stay.value());
            } else if (command instanceof UpdateStay update && update.changes().containsKey("attending_id")) {
                access.require(stay.value());
            }
        }
        return commands;
    }
}

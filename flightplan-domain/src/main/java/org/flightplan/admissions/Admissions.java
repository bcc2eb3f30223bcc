package org.flightplan.admissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.Aggregate.Companion;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Submission;
import org.flightplan.events.Related;
import org.flightplan.events.StreamRef;
import org.flightplan.flightplans.FlightPlanEvent.FlightPlanCreated;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.keys.KeyRing;

/** The boundary of the admissions' component: its commands. */
@ApplicationScoped
public class Admissions {

    private final CommandHandler handler;
    private final KeyRing keys;
    private final FlightPlanEvents flightPlans;
    private final Aggregate<AdmissionCommand, AdmissionState, AdmissionEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} and {@code flightPlans} as it stores them, {@code keys} */
    @Inject
    public Admissions(CommandHandler handler, AdmissionEvents events, FlightPlanEvents flightPlans, KeyRing keys) {
        this.handler = handler;
        this.keys = keys;
        this.flightPlans = flightPlans;
        this.aggregate = new Aggregate<>(
                AdmissionEvents.STREAM_TYPE,
                new AdmissionDecider(),
                events,
                AdmitRules::claims,
                event -> event instanceof Discharged ? List.of(AdmitRules.OPEN_STAY) : List.of(),
                this::companions,
                state -> state instanceof AdmissionState.Stay stay
                        ? stay.admitted().patientId().value()
                        : null,
                (claim, command) -> AdmitRules.claims(claim.key())
                        ? Optional.empty()
                        : Optional.of(new AdmissionRejection.IdTaken("event_id")));
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Admissions() {
        this.handler = null;
        this.keys = null;
        this.flightPlans = null;
        this.aggregate = null;
    }

    /**
     * Handles commands to one admission, all or none; see {@link CommandHandler#handle} for how it answers.
     *
     * @param id the admission that all of them are for
     */
    public CompletionStage<CommandResult> handle(Envelope envelope, AdmissionId id, List<AdmissionCommand> commands) {
        Related related = Related.NONE;
        AdmitPatient admit = commands.get(0) instanceof AdmitWithinCareTeam within
                ? within.admit()
                : commands.get(0) instanceof AdmitPatient direct ? direct : null;
        if (admit != null) {
            related = AdmitRules.related(admit.patientId());
            if (keys.isErased(envelope.tenant().id(), admit.patientId().value())) {
                return CompletableFuture.completedStage(new Refused(new CommandRejection.PatientErased(), 0));
            }
        }
        return handler.handle(new Submission<>(aggregate, id.value(), commands, related, envelope));
    }

    // an admission has exactly one flight plan, from the same append on
    private List<Companion> companions(AdmissionEvent event) {
        if (!(event instanceof Admitted admitted)) {
            return List.of();
        }
        FlightPlanCreated plan = FlightPlanCreated.ofAdmission(admitted.id().value());
        return List.of(new Companion(
                new StreamRef(plan.id().value(), FlightPlanEvents.STREAM_TYPE),
                flightPlans.type(plan),
                flightPlans.data(plan)));
    }
}

package org.flightplan.flightplans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Rejection;
import org.flightplan.commands.Submission;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.fields.FieldErrors;
import org.flightplan.flightplans.FlightPlanCommand.RaiseTask;
import org.flightplan.flightplans.FlightPlanEvent.TaskRaised;
import org.flightplan.flightplans.FlightPlanRejection.InvalidContent;
import org.flightplan.flightplans.FlightPlanRejection.NoSuchPlan;

/** The boundary of the flight plans' component: its commands. A plan is made by its admission. */
@ApplicationScoped
public class FlightPlans {

    private static final Rejection UNKNOWN_CAUSE =
            new InvalidContent(FieldErrors.of("raised_by_event", "is no event of this flight plan's stay"), false);

    private final CommandHandler handler;
    private final StreamReader streams;
    private final Aggregate<FlightPlanCommand, FlightPlanState, FlightPlanEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} as it stores them, {@code streams} to find a plan's stay */
    @Inject
    public FlightPlans(CommandHandler handler, FlightPlanEvents events, StreamReader streams) {
        this.handler = handler;
        this.streams = streams;
        this.aggregate = new Aggregate<>(
                FlightPlanEvents.STREAM_TYPE,
                new FlightPlanDecider(),
                events,
                (circumstances, stream, event) -> List.of(),
                (plan, event) -> List.of(),
                (circumstances, made) -> List.of(),
                (state, related) -> state instanceof FlightPlanState.Plan plan
                        ? RelatedStay.of(plan.admissionId(), related).patient()
                        : null,
                (claim, command) -> Optional.empty());
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected FlightPlans() {
        this.handler = null;
        this.streams = null;
        this.aggregate = null;
    }

    /** Handles commands to one plan, all or none; see {@link CommandHandler#handle} for how it answers. */
    public CompletionStage<CommandResult> handle(Envelope envelope, FlightPlanId id, List<FlightPlanCommand> commands) {
        // a plan's first event never changes: it may be read before the decision
        List<RecordedEvent> first = streams.stream(envelope.tenant().id(), id.value(), 0, 1);
        if (first.isEmpty() || !first.get(0).type().equals(FlightPlanEvents.CREATED)) {
            return CompletableFuture.completedStage(new Refused(new NoSuchPlan(), 0));
        }
        UUID stay = first.get(0).storedValues().id("admission_id");
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i) instanceof RaiseTask raise && !isOfStay(envelope, raise.task(), stay)) {
                return CompletableFuture.completedStage(new Refused(UNKNOWN_CAUSE, i));
            }
        }
        Related related = new Related(Set.of(stay), Set.of(), RelatedStay.EVENTS, Set.of());
        return handler.handle(new Submission<>(aggregate, id.value(), commands, related, envelope));
    }

    // an event once recorded stays so: it may be looked for before the decision
    private boolean isOfStay(Envelope envelope, TaskRaised task, UUID stay) {
        UUID cause = task.raisedByEvent();
        return cause == null
                || streams.streamOf(envelope.tenant().id(), cause)
                        .filter(stay::equals)
                        .isPresent();
    }
}

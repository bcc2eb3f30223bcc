package org.flightplan.admissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.append.AppendRequest.Release;
import org.flightplan.commands.Aggregate;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.CommandHandler;
import org.flightplan.commands.CommandRejection;
import org.flightplan.commands.CommandResult;
import org.flightplan.commands.CommandResult.Refused;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Envelope;
import org.flightplan.commands.Rejection;
import org.flightplan.commands.Submission;
import org.flightplan.events.RecordedEvent;
import org.flightplan.events.Related;
import org.flightplan.events.StreamReader;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.keys.KeyRing;
import org.flightplan.patients.PatientId;
import org.flightplan.projections.StaysInBeds;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;

/** The boundary of the admissions' component: its commands. */
@ApplicationScoped
public class Admissions {

    /** The events that say whose a stay is. */
    private static final Set<String> WHOSE = Set.of(AdmissionEvents.CREATED, AdmissionEvents.PATIENT_MERGED);

    private final CommandHandler handler;
    private final KeyRing keys;
    private final StreamReader streams;
    private final StaysInBeds beds;
    private final Aggregate<AdmissionCommand, AdmissionState, AdmissionEvent> aggregate;

    /** @param handler takes commands to the log, {@code events} and {@code flightPlans} as it stores them, {@code keys}, and
     *     {@code streams} to find a stay's patient, {@code beds} for who is in one */
    @Inject
    public Admissions(
            CommandHandler handler,
            AdmissionEvents events,
            FlightPlanEvents flightPlans,
            KeyRing keys,
            StreamReader streams,
            StaysInBeds beds) {
        this.handler = handler;
        this.keys = keys;
        this.streams = streams;
        this.beds = beds;
        PlanOfStay plan = new PlanOfStay(flightPlans);
        this.aggregate = new Aggregate<>(
                AdmissionEvents.STREAM_TYPE,
                new AdmissionDecider(),
                events,
                AdmitRules::claims,
                (stay, event) -> event instanceof Discharged || event instanceof Cancelled
                        ? List.of(new Release(AdmitRules.OPEN_STAY, stay))
                        : List.of(),
                plan::companions,
                (state, related) -> state instanceof AdmissionState.Stay stay
                        ? stay.patientId().value()
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
        this.streams = null;
        this.beds = null;
        this.aggregate = null;
    }

    /**
     * Handles commands to one admission, all or none; see {@link CommandHandler#handle} for how it answers.
     *
     * @param id the admission that all of them are for
     */
    public CompletionStage<CommandResult> handle(Envelope envelope, AdmissionId id, List<AdmissionCommand> commands) {
        AdmitPatient admit = commands.get(0) instanceof AdmitWithinCareTeam within
                ? within.admit()
                : commands.get(0) instanceof AdmitPatient direct ? direct : null;
        if (admit != null) {
            PatientId patient = admit.stay().patientId();
            return keys.isErased(envelope.tenant().id(), patient.value())
                    ? CompletableFuture.completedStage(new Refused(new CommandRejection.PatientErased(), 0))
                    : handler.handle(
                            new Submission<>(aggregate, id.value(), commands, AdmitRules.related(patient), envelope));
        }
        TenantId tenant = envelope.tenant().id();
        return handler.handle(
                new Submission<>(aggregate, id.value(), commands, () -> related(tenant, id, commands), envelope));
    }

    /**
     * Why a command to one admission would be refused now; empty when it would not. Nothing is recorded, and nothing promised.
     *
     * @param now the clock
     */
    public Optional<Rejection> refusal(Tenant tenant, AdmissionId id, AdmissionCommand command, Instant now) {
        AdmissionState state = aggregate.decider().initial();
        for (RecordedEvent event : streams.stream(tenant.id(), id.value())) {
            if (!event.stream().type().equals(AdmissionEvents.STREAM_TYPE)) {
                return Optional.of(new AdmissionRejection.NoSuchAdmission());
            }
            state = aggregate.decider().evolve(state, aggregate.codec().past(event), event.eventId());
        }
        Circumstances circumstances = new Circumstances(now, tenant, Related.Found.NOTHING);
        Decision<AdmissionEvent> decision = aggregate.decider().decide(command, state, circumstances);
        if (decision instanceof Decision.Refuse<AdmissionEvent> refuse) {
            return Optional.of(refuse.rejection());
        }
        return decision instanceof Decision.Repeat<AdmissionEvent> repeat
                ? Optional.ofNullable(repeat.otherwise())
                : Optional.empty();
    }

    /** What ends a stay, or begins it anew, is decided with its plan; what changes its time, with the patient's other stays. */
    private Related related(TenantId tenant, AdmissionId id, List<AdmissionCommand> commands) {
        Related related = inBeds(tenant, id, commands);
        if (commands.stream().anyMatch(AdmissionCommand::changesTheTime)) {
            // the decision looks again whether it is still this patient's; who is in a bed is not looked at then, since
            // all other stays are taken for the patient's
            related = streams.ofTypes(tenant, id.value(), WHOSE).stream()
                    .reduce((earlier, later) -> later)
                    .map(event -> AdmitRules.related(
                            new PatientId(event.storedValues().id("patient_id"))))
                    .orElse(related);
        }
        return commands.stream().anyMatch(AdmissionCommand::endsTheStay)
                ? related.and(PlanOfStay.related(id))
                : related;
    }

    /** The stays that the queries show in the beds that the patient moves into; what each did last is judged with the append. */
    private Related inBeds(TenantId tenant, AdmissionId id, List<AdmissionCommand> commands) {
        Set<UUID> found = new HashSet<>();
        for (AdmissionCommand command : commands) {
            if (command instanceof ChangeLocation change && change.move().to().bed() != null) {
                found.addAll(beds.in(
                        tenant,
                        change.move().to().location(),
                        Objects.requireNonNull(change.move().to().bed())));
            }
        }
        found.remove(id.value());
        return found.isEmpty() ? Related.NONE : new Related(found, Set.of(), Occupants.EVENTS, Set.of());
    }
}

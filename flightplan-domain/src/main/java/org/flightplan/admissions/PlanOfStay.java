package org.flightplan.admissions;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.DischargeCancelled;
import org.flightplan.admissions.AdmissionEvent.Discharged;
import org.flightplan.append.ExpectedVersion;
import org.flightplan.commands.Aggregate.Companion;
import org.flightplan.commands.Aggregate.Made;
import org.flightplan.commands.Circumstances;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.StreamRef;
import org.flightplan.flightplans.FlightPlanEvent;
import org.flightplan.flightplans.FlightPlanEvent.FlightPlanCreated;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvent.StatusChanged;
import org.flightplan.flightplans.FlightPlanEvents;
import org.flightplan.flightplans.FlightPlanId;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the flight plan with its stay, in the same append: made by the admission, completed by the discharge, as it
 * was before when that is cancelled, and cancelled with the stay.
 */
final class PlanOfStay {

    private final FlightPlanEvents events;

    PlanOfStay(FlightPlanEvents events) {
        this.events = events;
    }

    /** What is looked at of a stay's plan. */
    static Related related(AdmissionId stay) {
        return new Related(
                Set.of(FlightPlanId.ofAdmission(stay.value()).value()),
                Set.of(),
                Set.of(FlightPlanEvents.CREATED, FlightPlanEvents.STATUS_CHANGED),
                Set.of());
    }

    List<Companion> companions(Circumstances circumstances, List<Made<AdmissionEvent>> made) {
        Made<AdmissionEvent> first = made.get(0);
        if (first.event() instanceof Admitted admitted) {
            FlightPlanCreated created =
                    FlightPlanCreated.ofAdmission(admitted.id().value());
            return List.of(companion(created.id().value(), ExpectedVersion.noStream(), created, first));
        }
        return circumstances.streams(FlightPlanEvents.STREAM_TYPE).stream()
                .flatMap(plan -> new Following(plan).after(made).stream())
                .toList();
    }

    private Companion companion(
            UUID plan, ExpectedVersion expected, FlightPlanEvent event, Made<AdmissionEvent> cause) {
        return new Companion(
                new StreamRef(plan, FlightPlanEvents.STREAM_TYPE),
                expected,
                events.type(event),
                events.data(event),
                cause);
    }

    /** A plan's status while events of its stay go by. */
    private final class Following {

        private final RelatedStream plan;
        private final PlanStatus begin;
        private PlanStatus status = PlanStatus.DRAFT;
        private PlanStatus before = PlanStatus.DRAFT;
        private @Nullable UUID changedBy;

        Following(RelatedStream plan) {
            this.plan = plan;
            for (RelatedEvent event : plan.events()) {
                if (event.type().equals(FlightPlanEvents.STATUS_CHANGED)) {
                    becomes(PlanStatus.of(event.data().text("to")), event.cause());
                }
            }
            begin = status;
        }

        List<Companion> after(List<Made<AdmissionEvent>> made) {
            Made<AdmissionEvent> cause = made.get(0);
            for (Made<AdmissionEvent> next : made) {
                PlanStatus now = status;
                follow(next);
                cause = now == status ? cause : next;
            }
            return status == begin
                    ? List.of()
                    : List.of(companion(
                            plan.id(),
                            ExpectedVersion.exactly(plan.version()),
                            new StatusChanged(begin, status),
                            cause));
        }

        private void follow(Made<AdmissionEvent> made) {
            if (made.event() instanceof Discharged) {
                if (status == PlanStatus.DRAFT || status == PlanStatus.ACTIVE) {
                    becomes(PlanStatus.COMPLETED, made.id());
                }
            } else if (made.event() instanceof DischargeCancelled cancelled
                    && cancelled.discharge().equals(changedBy)) {
                becomes(before, made.id());
            } else if (made.event() instanceof Cancelled && status != PlanStatus.CANCELLED) {
                becomes(PlanStatus.CANCELLED, made.id());
            }
        }

        private void becomes(PlanStatus next, @Nullable UUID cause) {
            before = status;
            status = next;
            changedBy = cause;
        }
    }
}

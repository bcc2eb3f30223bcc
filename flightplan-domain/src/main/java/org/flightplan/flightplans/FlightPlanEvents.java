package org.flightplan.flightplans;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.flightplan.commands.EventForms;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.flightplans.FlightPlanEvent.FlightPlanCreated;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneDropped;
import org.flightplan.flightplans.FlightPlanEvent.MilestonePlanned;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneReached;
import org.flightplan.flightplans.FlightPlanEvent.MilestoneReopened;
import org.flightplan.flightplans.FlightPlanEvent.PlanStatus;
import org.flightplan.flightplans.FlightPlanEvent.StatusChanged;
import org.flightplan.flightplans.FlightPlanEvent.TargetSet;
import org.flightplan.flightplans.FlightPlanEvent.TaskDone;
import org.flightplan.flightplans.FlightPlanEvent.TaskDropped;
import org.flightplan.flightplans.FlightPlanEvent.TaskRaised;
import org.flightplan.flightplans.FlightPlanEvent.TaskReopened;

/** The flight plans' events as the log stores them. */
@ApplicationScoped
public class FlightPlanEvents extends EventForms<FlightPlanEvent> {

    /** The type of a flight plan's stream. */
    public static final String STREAM_TYPE = "FlightPlan";

    /** The stored name of {@link FlightPlanCreated}. */
    public static final String CREATED = "flightplan.created";

    /** The stored name of {@link StatusChanged}. */
    public static final String STATUS_CHANGED = "flightplan.status_changed";

    /** The stored name of {@link TargetSet}. */
    public static final String TARGET_SET = "flightplan.target_set";

    /** The stored name of {@link MilestonePlanned}. */
    public static final String MILESTONE_PLANNED = "flightplan.milestone_planned";

    /** The stored name of {@link MilestoneReached}. */
    public static final String MILESTONE_REACHED = "flightplan.milestone_reached";

    /** The stored name of {@link MilestoneReopened}. */
    public static final String MILESTONE_REOPENED = "flightplan.milestone_reopened";

    /** The stored name of {@link MilestoneDropped}. */
    public static final String MILESTONE_DROPPED = "flightplan.milestone_dropped";

    /** The stored name of {@link TaskRaised}. */
    public static final String TASK_RAISED = "flightplan.task_raised";

    /** The stored name of {@link TaskDone}. */
    public static final String TASK_DONE = "flightplan.task_done";

    /** The stored name of {@link TaskReopened}. */
    public static final String TASK_REOPENED = "flightplan.task_reopened";

    /** The stored name of {@link TaskDropped}. */
    public static final String TASK_DROPPED = "flightplan.task_dropped";

    /** The fields of {@value #CREATED}. */
    public static final Shape CREATED_SHAPE = Shape.of(
            required("flightplan_id", new FieldType.Id()),
            required("admission_id", new FieldType.Id()),
            required("status", new FieldType.OneOf(List.of(PlanStatus.DRAFT.word()))));

    /** The fields of {@value #STATUS_CHANGED}. */
    public static final Shape STATUS_CHANGED_SHAPE = Shape.of(
            required("from", new FieldType.OneOf(PlanStatus.WORDS)),
            required("to", new FieldType.OneOf(PlanStatus.WORDS)));

    /** The fields of {@value #TARGET_SET}. */
    public static final Shape TARGET_SET_SHAPE = Shape.of(optional("target_discharge_date", new FieldType.Date()));

    /** The fields of {@value #MILESTONE_PLANNED}. */
    public static final Shape MILESTONE_PLANNED_SHAPE = Shape.of(
            required("milestone_id", new FieldType.Id()),
            required("name", new FieldType.Text(200)),
            optional("phase", new FieldType.Text(100)),
            optional("target_date", new FieldType.Date()));

    /** The fields of {@value #MILESTONE_REACHED}. */
    public static final Shape MILESTONE_REACHED_SHAPE =
            Shape.of(required("milestone_id", new FieldType.Id()), optional("reached_at", new FieldType.Moment()));

    /** The fields of {@value #MILESTONE_REOPENED} and {@value #MILESTONE_DROPPED}. */
    public static final Shape MILESTONE_SHAPE = Shape.of(required("milestone_id", new FieldType.Id()));

    /** The fields of {@value #TASK_RAISED}. */
    public static final Shape TASK_RAISED_SHAPE = Shape.of(
            required("task_id", new FieldType.Id()),
            required("kind", new FieldType.OneOf(List.of("action", "barrier"))),
            required("text", new FieldType.Text(500)).asPhi(),
            optional("owner_id", new FieldType.Id()),
            optional("owner_name", new FieldType.Text(255)),
            optional("due", new FieldType.Moment()),
            optional("raised_by_event", new FieldType.Id()));

    /** The fields of {@value #TASK_DONE}, {@value #TASK_REOPENED} and {@value #TASK_DROPPED}. */
    public static final Shape TASK_SHAPE = Shape.of(required("task_id", new FieldType.Id()));

    private static final List<Form<FlightPlanEvent, ?>> FORMS = List.of(
            new Form<>(
                    CREATED,
                    CREATED_SHAPE,
                    FlightPlanCreated.class,
                    event -> doc().with("flightplan_id", event.id().value())
                            .with("admission_id", event.admissionId())
                            .with("status", PlanStatus.DRAFT.word()),
                    data -> new FlightPlanCreated(new FlightPlanId(data.id("flightplan_id")), data.id("admission_id"))),
            new Form<>(
                    STATUS_CHANGED,
                    STATUS_CHANGED_SHAPE,
                    StatusChanged.class,
                    event -> doc().with("from", event.from().word())
                            .with("to", event.to().word()),
                    data -> new StatusChanged(PlanStatus.of(data.text("from")), PlanStatus.of(data.text("to")))),
            new Form<>(
                    TARGET_SET,
                    TARGET_SET_SHAPE,
                    TargetSet.class,
                    event -> doc().with("target_discharge_date", event.date()),
                    data -> new TargetSet(data.dateOrNull("target_discharge_date"))),
            new Form<>(
                    MILESTONE_PLANNED,
                    MILESTONE_PLANNED_SHAPE,
                    MilestonePlanned.class,
                    event -> doc().with("milestone_id", event.milestoneId())
                            .with("name", event.name())
                            .with("phase", event.phase())
                            .with("target_date", event.targetDate()),
                    data -> new MilestonePlanned(
                            data.id("milestone_id"),
                            data.text("name"),
                            data.textOrNull("phase"),
                            data.dateOrNull("target_date"))),
            new Form<>(
                    MILESTONE_REACHED,
                    MILESTONE_REACHED_SHAPE,
                    MilestoneReached.class,
                    event -> doc().with("milestone_id", event.milestoneId()).with("reached_at", event.reachedAt()),
                    data -> new MilestoneReached(data.id("milestone_id"), data.moment("reached_at"))),
            new Form<>(
                    MILESTONE_REOPENED,
                    MILESTONE_SHAPE,
                    MilestoneReopened.class,
                    event -> doc().with("milestone_id", event.milestoneId()),
                    data -> new MilestoneReopened(data.id("milestone_id"))),
            new Form<>(
                    MILESTONE_DROPPED,
                    MILESTONE_SHAPE,
                    MilestoneDropped.class,
                    event -> doc().with("milestone_id", event.milestoneId()),
                    data -> new MilestoneDropped(data.id("milestone_id"))),
            new Form<>(
                    TASK_RAISED,
                    TASK_RAISED_SHAPE,
                    TaskRaised.class,
                    event -> doc().with("task_id", event.taskId())
                            .with("kind", event.kind())
                            .with("text", event.text())
                            .with("owner_id", event.ownerId())
                            .with("owner_name", event.ownerName())
                            .with("due", event.due())
                            .with("raised_by_event", event.raisedByEvent()),
                    data -> new TaskRaised(
                            data.id("task_id"),
                            data.text("kind"),
                            // sealed, or gone with its patient
                            Objects.requireNonNullElse(data.textOrNull("text"), ""),
                            data.idOrNull("owner_id"),
                            data.textOrNull("owner_name"),
                            data.momentOrNull("due"),
                            data.idOrNull("raised_by_event"))),
            new Form<>(
                    TASK_DONE,
                    TASK_SHAPE,
                    TaskDone.class,
                    event -> doc().with("task_id", event.taskId()),
                    data -> new TaskDone(data.id("task_id"))),
            new Form<>(
                    TASK_REOPENED,
                    TASK_SHAPE,
                    TaskReopened.class,
                    event -> doc().with("task_id", event.taskId()),
                    data -> new TaskReopened(data.id("task_id"))),
            new Form<>(
                    TASK_DROPPED,
                    TASK_SHAPE,
                    TaskDropped.class,
                    event -> doc().with("task_id", event.taskId()),
                    data -> new TaskDropped(data.id("task_id"))));

    /** For the container, and for tests without one. */
    public FlightPlanEvents() {
        super(STREAM_TYPE, FORMS);
    }

    // the rules look at no PHI: it stays sealed
    @Override
    public FlightPlanEvent past(RecordedEvent event) {
        return event(event.type(), event.storedValues());
    }
}

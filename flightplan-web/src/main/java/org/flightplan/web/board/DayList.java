package org.flightplan.web.board;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flightplan.admissions.views.BoardStays.BoardStay;
import org.flightplan.admissions.views.BoardStays.Moved;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.views.FlightPlanQueries.FlightPlanView;

/** What the hospital's day brings: what was done since a moment, what is expected today, and what is due. */
final class DayList {

    private final BoardData data;
    private final Instant since;
    private final Instant end;

    DayList(BoardData data, Instant since) {
        this.data = data;
        this.since = since;
        this.end = data.today().plusDays(1).atStartOfDay(data.tenant().zone()).toInstant();
    }

    JsonObject json() {
        List<JsonObject> admissions = new ArrayList<>();
        List<JsonObject> moves = new ArrayList<>();
        List<JsonObject> operations = new ArrayList<>();
        List<JsonObject> discharges = new ArrayList<>();
        List<JsonObject> tasks = new ArrayList<>();
        List<JsonObject> undatedTasks = new ArrayList<>();
        List<JsonObject> doneTasks = new ArrayList<>();
        List<JsonObject> milestones = new ArrayList<>();
        for (BoardStay stay : data.shown()) {
            Instant admitted = stay.view().admitDate();
            if (isNew(admitted)) {
                admissions.add(
                        of(stay).with("at", admitted).with("expected", false).build());
            }
            moves.addAll(moves(stay));
            data.operations(stay).stream()
                    .filter(surgery -> isNew(surgery.occurredAt()))
                    .forEach(surgery -> operations.add(of(stay).with("at", surgery.occurredAt())
                            .with("expected", false)
                            .with("title", surgery.title())
                            .build()));
            discharges.addAll(discharges(stay));
            if (stay.isOpen()) {
                tasks.addAll(tasks(stay));
                undatedTasks.addAll(undatedTasks(stay));
                milestones.addAll(milestones(stay));
            }
            doneTasks.addAll(doneTasks(stay));
        }
        return doc().with("date", data.today())
                .with("since", since)
                .with("admissions", admissions)
                .with("moves", moves)
                .with("operations", operations)
                .with("discharges", discharges)
                .with("tasks", tasks)
                .with("undated_tasks", undatedTasks)
                .with("done_tasks", doneTasks)
                .with("milestones", milestones)
                .build();
    }

    private boolean isNew(Instant at) {
        return !at.isBefore(since);
    }

    private JsonDoc of(BoardStay stay) {
        return doc().with("admission_id", stay.view().id())
                .with("patient_id", stay.view().patientId())
                .with("name", data.name(stay))
                .with("location", stay.view().data().get("current_location"))
                .with("bed", stay.bed());
    }

    private List<JsonObject> moves(BoardStay stay) {
        List<JsonObject> moves = new ArrayList<>();
        for (Moved move : stay.moves()) {
            if (isNew(move.at())) {
                moves.add(of(stay).with("at", move.at())
                        .with("expected", false)
                        .with("to_location", move.location())
                        .with("to_bed", move.bed())
                        .build());
            }
        }
        Values request = new Values(new Values(stay.view().data()).object("move_request"));
        if (!request.json().isEmpty()) {
            moves.add(of(stay).with("at", request.momentOrNull("needed_by"))
                    .with("expected", true)
                    .with("to_location", request.textOrNull("to_location"))
                    .with("to_bed", request.textOrNull("to_bed"))
                    .build());
        }
        return moves;
    }

    private List<JsonObject> discharges(BoardStay stay) {
        Values view = new Values(stay.view().data());
        LocalDate target = data.target(stay);
        if (!stay.isOpen()) {
            Instant at = view.moment("discharge_date");
            return isNew(at)
                    ? List.of(of(stay).with("at", at)
                            .with("expected", false)
                            .with("died", Boolean.TRUE.equals(view.flagOrNull("died")) ? true : null)
                            .build())
                    : List.of();
        }
        return target == null || target.isAfter(data.today())
                ? List.of()
                : List.of(of(stay).with("expected", true)
                        .with("target_discharge_date", target)
                        .with("overdue", target.isBefore(data.today()))
                        .build());
    }

    private List<JsonObject> tasks(BoardStay stay) {
        return data.openTasks(stay).stream()
                .map(task -> {
                    Instant due = new Values(task).momentOrNull("due");
                    return due == null || !due.isBefore(end)
                            ? null
                            : task(stay, task)
                                    .with("due", due)
                                    .with("overdue", due.isBefore(data.now()))
                                    .build();
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private List<JsonObject> undatedTasks(BoardStay stay) {
        return data.openTasks(stay).stream()
                .filter(task -> !task.containsKey("due"))
                .map(task -> task(stay, task).build())
                .toList();
    }

    private List<JsonObject> doneTasks(BoardStay stay) {
        return data.doneTasks(stay).stream()
                .filter(task -> isNew(new Values(task).moment("done_at")))
                .map(task ->
                        task(stay, task).with("done_at", task.get("done_at")).build())
                .toList();
    }

    private JsonDoc task(BoardStay stay, JsonObject task) {
        return of(stay).with("task_id", task.get("task_id"))
                .with("kind", task.get("kind"))
                .with("text", task.get("text"));
    }

    /** Of today's plan what is to be reached, and what was reached since, whenever it was planned. */
    private List<JsonObject> milestones(BoardStay stay) {
        FlightPlanView plan = data.plans().get(stay.view().id());
        return plan == null
                ? List.of()
                : new Values(plan.data())
                        .objects("milestones").stream()
                                .filter(milestone -> isOfToday(new Values(milestone)))
                                .map(milestone -> of(stay).with("milestone_id", milestone.get("milestone_id"))
                                        .with("milestone", milestone.get("name"))
                                        .with("reached_at", milestone.get("reached_at"))
                                        .build())
                                .toList();
    }

    private boolean isOfToday(Values milestone) {
        Instant reached = milestone.momentOrNull("reached_at");
        return reached == null ? data.today().equals(milestone.dateOrNull("target_date")) : isNew(reached);
    }
}

package org.flightplan.web.board;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.admissions.views.BoardStays.BoardStay;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.views.FlightPlanQueries.FlightPlanView;
import org.flightplan.patients.views.PatientView;
import org.flightplan.tenants.Tenant;
import org.flightplan.timeline.TimelineItem;
import org.flightplan.timeline.views.TimelineQueries.BoardItem;
import org.flightplan.units.views.UnitView;
import org.jspecify.annotations.Nullable;

/**
 * What a board is made of.
 *
 * @param position up to which events are in it, at least
 * @param units open ones, in their order
 * @param stays open ones, and those that have ended lately
 * @param closed of them those that the caller may not see, with a handle of each
 * @param patients of the others, by their ids
 * @param plans of the others, by their stays
 * @param happened operations and therapies of the others, by their stays, ascending
 */
record BoardData(
        Tenant tenant,
        Instant now,
        long position,
        List<UnitView> units,
        List<BoardStay> stays,
        Map<UUID, String> closed,
        Map<UUID, PatientView> patients,
        Map<UUID, FlightPlanView> plans,
        Map<UUID, List<BoardItem>> happened) {

    LocalDate today() {
        return tenant.dayOf(now);
    }

    List<BoardStay> open() {
        return stays.stream().filter(BoardStay::isOpen).toList();
    }

    /** Those that the caller may see. */
    List<BoardStay> shown() {
        return stays.stream().filter(this::isShown).toList();
    }

    boolean isShown(BoardStay stay) {
        return !closed.containsKey(stay.view().id());
    }

    Set<UUID> patientsShown() {
        return shown().stream().map(stay -> stay.view().patientId()).collect(Collectors.toSet());
    }

    @Nullable
    PatientView patient(BoardStay stay) {
        return patients.get(stay.view().patientId());
    }

    @Nullable
    String name(BoardStay stay) {
        PatientView patient = patient(stay);
        return patient == null ? null : new Values(patient.data()).textOrNull("name");
    }

    @Nullable
    LocalDate target(BoardStay stay) {
        FlightPlanView plan = plans.get(stay.view().id());
        return plan == null ? null : new Values(plan.data()).dateOrNull("target_discharge_date");
    }

    List<JsonObject> openTasks(BoardStay stay) {
        return tasks(stay, false);
    }

    List<JsonObject> doneTasks(BoardStay stay) {
        return tasks(stay, true);
    }

    // what was dropped is in no plan's view
    private List<JsonObject> tasks(BoardStay stay, boolean done) {
        FlightPlanView plan = plans.get(stay.view().id());
        return plan == null
                ? List.of()
                : new Values(plan.data())
                        .objects("tasks").stream()
                                .filter(task -> task.containsKey("done_at") == done)
                                .toList();
    }

    /** Ascending. */
    List<TimelineItem> operations(BoardStay stay) {
        return happened(stay, true);
    }

    /** Ascending. */
    List<TimelineItem> therapies(BoardStay stay) {
        return happened(stay, false);
    }

    private List<TimelineItem> happened(BoardStay stay, boolean operations) {
        return happened.getOrDefault(stay.view().id(), List.of()).stream()
                .filter(one -> one.isOperation() == operations)
                .map(BoardItem::item)
                .toList();
    }
}

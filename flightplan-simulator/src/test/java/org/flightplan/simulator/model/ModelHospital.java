package org.flightplan.simulator.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.flightplan.simulator.Command;
import org.flightplan.simulator.model.ModelStay.Move;
import org.jspecify.annotations.Nullable;

/** A hospital, as the commands tell it that were sent to it. */
public final class ModelHospital {

    private static final String REFUSED = "not as the model has it";

    private final Map<UUID, @Nullable UUID> mergedInto = new HashMap<>();
    private final Set<String> mrns = new HashSet<>();
    private final Map<UUID, ModelStay> stays = new LinkedHashMap<>();
    private final Map<UUID, ModelStay> byPlan = new HashMap<>();
    private final Map<UUID, ModelUnit> units = new LinkedHashMap<>();
    private final Map<UUID, ModelStay> open = new HashMap<>();
    private final Map<UUID, List<ModelStay>> byPatient = new HashMap<>();
    private final Map<String, Long> eventsByType = new TreeMap<>();
    private final Set<String> clinicalEvents = new HashSet<>();

    /**
     * Takes a command.
     *
     * @throws IllegalStateException when it is refused and was not meant to be, or the other way round
     */
    public void send(Command command) {
        List<ModelEvent> events = ModelEvent.of(command);
        String plan = planStatus(events.get(0));
        String refused = null;
        for (ModelEvent event : events) {
            refused = refused == null ? take(event) : refused;
        }
        String meant = command.refusal().map(Command.Refusal::code).orElse(null);
        if (!Objects.equals(meant, refused)) {
            throw new IllegalStateException(command + ", " + command.method() + " "
                    + events.get(0).type() + " at " + command.moment() + ": meant " + meant + ", is " + refused);
        }
        // what follows for the plan is told once a request
        if (refused == null && !plan.equals(planStatus(events.get(0))) && !isOfPlan(events.get(0))) {
            count("flightplan.status_changed");
        }
    }

    private static boolean isOfPlan(ModelEvent event) {
        return event.type().startsWith("flightplan.");
    }

    private String planStatus(ModelEvent event) {
        ModelStay stay = stays.get(event.stream());
        return stay == null ? "draft" : stay.plan.status;
    }

    private void count(String type) {
        eventsByType.merge(type, 1L, Long::sum);
    }

    private @Nullable String take(ModelEvent event) {
        String family = event.type().substring(0, event.type().indexOf('.'));
        String refused = switch (family) {
            case "patient" -> ofPatient(event);
            case "unit" -> ofUnit(event);
            case "flightplan" -> stay(byPlan, event).plan.take(event) ? null : REFUSED;
            default -> event.type().equals("admission.created") ? admit(event) : ofStay(event);
        };
        if (refused == null) {
            count(event.type());
        }
        return refused;
    }

    private static ModelStay stay(Map<UUID, ModelStay> stays, ModelEvent event) {
        ModelStay stay = stays.get(event.stream());
        if (stay == null) {
            throw new IllegalStateException(event.command() + " is of no stay");
        }
        return stay;
    }

    private @Nullable String ofPatient(ModelEvent event) {
        UUID patient = event.stream();
        if (event.type().equals("patient.created")) {
            if (!mrns.add(event.data().getString("mrn"))) {
                return "mrn_taken";
            }
            mergedInto.put(patient, null);
            return null;
        } else if (!mergedInto.containsKey(patient)) {
            return REFUSED;
        } else if (mergedInto.get(patient) != null) {
            return "merged";
        }
        return event.type().equals("patient.merged") ? merge(event) : null;
    }

    private @Nullable String merge(ModelEvent event) {
        UUID retired = UUID.fromString(event.data().getString("retired_id"));
        if (open.containsKey(retired) && open.containsKey(event.stream())) {
            return "both_admitted";
        }
        mergedInto.put(retired, event.stream());
        ModelStay there = open.remove(retired);
        if (there != null) {
            open.put(event.stream(), there);
        }
        count("patient.merged");
        List<ModelStay> moved = byPatient.getOrDefault(retired, List.of());
        byPatient.computeIfAbsent(event.stream(), one -> new ArrayList<>()).addAll(moved);
        for (ModelStay stay : moved) {
            stay.patient = event.stream();
            count("admission.patient_merged");
        }
        byPatient.remove(retired);
        return null;
    }

    private @Nullable String ofUnit(ModelEvent event) {
        if (event.type().equals("unit.opened")) {
            ModelUnit unit = new ModelUnit(event.stream(), event.data().getString("location"));
            return units.put(event.stream(), unit) == null ? null : REFUSED;
        }
        ModelUnit unit = units.get(event.stream());
        boolean may = unit != null && unit.take(event);
        return may ? null : REFUSED;
    }

    private @Nullable String admit(ModelEvent event) {
        UUID patient = UUID.fromString(event.data().getString("patient_id"));
        Instant admitted = event.moment("admit_date");
        if (!mergedInto.containsKey(patient) || admitted.isAfter(event.command().moment())) {
            return REFUSED;
        } else if (mergedInto.get(patient) != null) {
            return "merged";
        } else if (open.containsKey(patient)) {
            return "already_admitted";
        }
        boolean overlaps = byPatient.getOrDefault(patient, List.of()).stream()
                .filter(stay -> !stay.cancelled)
                .anyMatch(stay -> stay.ended != null && admitted.isBefore(stay.ended));
        if (overlaps) {
            return "stays_overlap";
        }
        ModelStay stay = new ModelStay(event.stream(), patient, admitted);
        stays.put(event.stream(), stay);
        open.put(patient, stay);
        byPatient.computeIfAbsent(patient, one -> new ArrayList<>()).add(stay);
        String plan = "flightplan:" + event.stream();
        byPlan.put(UUID.nameUUIDFromBytes(plan.getBytes(StandardCharsets.UTF_8)), stay);
        count("flightplan.created");
        return null;
    }

    private @Nullable String ofStay(ModelEvent event) {
        ModelStay stay = event.type().equals("clinical_event.corrected") && !stays.containsKey(event.stream())
                ? null
                : stay(stays, event);
        if (stay == null) {
            return clinicalEvents.contains(event.text("event_id", 1)) ? retracted(event) : REFUSED;
        } else if (stay.cancelled) {
            return "admission_cancelled";
        }
        String refused = StayRules.take(stay, event, clinicalEvents);
        if (stay.isOpen()) {
            open.put(stay.patient, stay);
        } else {
            open.remove(stay.patient, stay);
        }
        return refused;
    }

    private @Nullable String retracted(ModelEvent event) {
        if (event.flag("retracted")) {
            clinicalEvents.remove(event.text("event_id", 1));
        }
        return null;
    }

    /** How many events of each type are in the log. */
    public Map<String, Long> eventsByType() {
        return eventsByType;
    }

    /** Every stay, cancelled ones too. */
    public Collection<ModelStay> stays() {
        return stays.values();
    }

    /** How many stays are open. */
    public long open() {
        return stays.values().stream().filter(ModelStay::isOpen).count();
    }

    /** How many of the open stays have not been placed yet. */
    public long unplaced() {
        return stays.values().stream()
                .filter(stay -> stay.isOpen() && stay.last().isEmpty())
                .count();
    }

    /** The units, in the order of opening. */
    public Collection<ModelUnit> units() {
        return units.values();
    }

    /** How many patients there are records of. */
    public int patients() {
        return mergedInto.size();
    }

    /** How many moves hold, after all corrections. */
    public int countMoves() {
        return moves().size();
    }

    List<Move> moves() {
        return stays.values().stream().flatMap(stay -> stay.moves().stream()).toList();
    }
}

package org.flightplan.simulator.model;

import java.time.Instant;
import java.util.Set;
import org.flightplan.simulator.model.ModelStay.Move;
import org.jspecify.annotations.Nullable;

/** What may become of a stay that is not cancelled. */
final class StayRules {

    private static final String REFUSED = "not as the model has it";

    private StayRules() {}

    /** Does it, and gives null; or why it can't be. */
    static @Nullable String take(ModelStay stay, ModelEvent event, Set<String> clinicalEvents) {
        return switch (event.type()) {
            case "admission.updated" -> null;
            case "admission.location_changed" -> move(stay, event);
            case "admission.location_corrected" -> correct(stay, event);
            case "admission.move_requested" -> request(stay, event);
            case "admission.move_request_cancelled" -> {
                boolean may = stay.isOpen() && stay.request != null;
                stay.request = null;
                yield may ? null : REFUSED;
            }
            case "admission.discharged" -> discharge(stay, event);
            case "admission.discharge_cancelled" -> {
                boolean may = stay.ended != null;
                stay.ended = null;
                stay.plan.dischargeCancelled();
                yield may ? null : "not_discharged";
            }
            case "admission.cancelled" -> {
                stay.cancelled = true;
                stay.plan.cancelled();
                yield null;
            }
            case "clinical_event.recorded" -> happen(stay, event, clinicalEvents);
            case "clinical_event.corrected" -> {
                String id = event.text("event_id", 1);
                boolean may = clinicalEvents.contains(id);
                if (event.flag("retracted")) {
                    clinicalEvents.remove(id);
                }
                yield may ? null : REFUSED;
            }
            default -> throw new IllegalStateException("The model does not know " + event.type());
        };
    }

    private static @Nullable String move(ModelStay stay, ModelEvent event) {
        Move move = new Move(
                event.command().idempotencyKey(),
                event.moment("effective_at"),
                event.data().getString("to_location"),
                event.text("to_bed"),
                event.text("from_location"),
                event.text("from_bed"),
                event.text("reason"));
        if (move.at().isAfter(event.command().moment())) {
            return REFUSED;
        }
        String refused = stay.refuse(move);
        if (refused == null) {
            stay.add(move);
        }
        return refused;
    }

    private static @Nullable String correct(ModelStay stay, ModelEvent event) {
        String key = event.of();
        if (key == null) {
            return REFUSED;
        }
        Move before = stay.recordedBy(key);
        Move by = null;
        if (!event.flag("retracted")) {
            boolean place = event.data().containsKey("to_location");
            by = new Move(
                    key,
                    event.data().containsKey("effective_at") ? event.moment("effective_at") : before.at(),
                    place ? event.data().getString("to_location") : before.location(),
                    place ? event.text("to_bed") : before.bed(),
                    null,
                    null,
                    event.text("reason"));
        }
        return stay.replace(key, by) ? null : "next_move_contradicts";
    }

    private static @Nullable String request(ModelStay stay, ModelEvent event) {
        if (!stay.isOpen()) {
            return "admission_not_open";
        } else if (stay.request != null) {
            return "already_requested";
        }
        stay.request = event.data().getString("to_location");
        return null;
    }

    private static @Nullable String discharge(ModelStay stay, ModelEvent event) {
        Instant at = event.moment("discharge_date");
        if (!stay.isOpen()) {
            return "admission_not_open";
        } else if (!stay.isOver(at) || at.isAfter(event.command().moment())) {
            return REFUSED;
        }
        stay.ended = at;
        stay.died = event.flag("died");
        stay.request = null;
        stay.plan.discharged();
        return null;
    }

    private static @Nullable String happen(ModelStay stay, ModelEvent event, Set<String> clinicalEvents) {
        Instant at = event.moment("occurred_at");
        String id = event.data().getString("event_id");
        if (!stay.lasts(at) || at.isAfter(event.command().moment()) || !clinicalEvents.add(id)) {
            return REFUSED;
        }
        stay.happened().put(id, at);
        return null;
    }
}

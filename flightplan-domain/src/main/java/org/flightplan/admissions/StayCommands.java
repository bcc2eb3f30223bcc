package org.flightplan.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.CancelDischarge;
import org.flightplan.admissions.AdmissionCommand.CorrectClinicalEvent;
import org.flightplan.admissions.AdmissionCommand.CorrectMove;
import org.flightplan.admissions.AdmissionCommand.UpdateStay;
import org.flightplan.commands.Envelope;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.InvalidFields;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;

/** Commands on stays from what is sent, whichever way: the fields of their events, as far as a caller knows them. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class StayCommands {

    /** What may be sent of each event of a stay; what begins one has a command of its own. */
    private static final Map<String, Shape> SHAPES = shapes();

    /** What a stay can't be without. */
    private static final List<String> MUST_STAY = List.of("attending_id", "admit_date", "cross_check");

    @Inject
    AdmissionEvents events;

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(AdmissionEvents.UPDATED, AdmissionEvents.UPDATED_SHAPE.and(Envelope.LEGACY));
        shapes.put(AdmissionEvents.LOCATION_CHANGED, AdmissionEvents.LOCATION_CHANGED_SHAPE);
        shapes.put(AdmissionEvents.LOCATION_CORRECTED, AdmissionEvents.LOCATION_CORRECTED_SHAPE.without("move_id"));
        shapes.put(AdmissionEvents.MOVE_REQUESTED, AdmissionEvents.MOVE_REQUESTED_SHAPE);
        shapes.put(AdmissionEvents.MOVE_REQUEST_CANCELLED, AdmissionEvents.MOVE_REQUEST_CANCELLED_SHAPE);
        shapes.put(AdmissionEvents.DISCHARGED, AdmissionEvents.DISCHARGED_SHAPE);
        shapes.put(AdmissionEvents.DISCHARGE_CANCELLED, AdmissionEvents.CANCELLED_SHAPE);
        shapes.put(AdmissionEvents.CANCELLED, AdmissionEvents.CANCELLED_SHAPE);
        shapes.put(AdmissionEvents.CARE_TEAM_CHANGED, AdmissionEvents.CARE_TEAM_CHANGED_SHAPE);
        shapes.put(AdmissionEvents.CLINICAL_EVENT_RECORDED, AdmissionEvents.CLINICAL_EVENT_SHAPE);
        shapes.put(
                AdmissionEvents.CLINICAL_EVENT_CORRECTED,
                AdmissionEvents.CLINICAL_EVENT_CORRECTED_SHAPE.without("event_type"));
        // that one was added is told by the server alone, when its content is stored
        shapes.put(AdmissionEvents.ATTACHMENT_RETRACTED, AdmissionEvents.ATTACHMENT_RETRACTED_SHAPE);
        return shapes;
    }

    /** The stored names of the events that may be asked for. */
    public static List<String> eventTypes() {
        return List.copyOf(SHAPES.keySet());
    }

    /** What may be sent of an event. */
    public static Shape shape(String eventType) {
        Shape shape = SHAPES.get(eventType);
        if (shape == null) {
            throw new IllegalArgumentException("no event of a stay that may be sent: " + eventType);
        }
        return shape;
    }

    /**
     * The command that asks for an event of a stay.
     *
     * @param data in the event's {@link #shape}; the stay may be missing in it
     * @throws InvalidFields when its fields contradict each other
     */
    public AdmissionCommand command(String eventType, AdmissionId stay, Values data) {
        return switch (eventType) {
            case AdmissionEvents.UPDATED -> update(data);
            case AdmissionEvents.LOCATION_CORRECTED -> correctMove(data.id("corrects_event_id"), data);
            case AdmissionEvents.CLINICAL_EVENT_CORRECTED -> correctClinicalEvent(data.id("event_id"), data);
            case AdmissionEvents.DISCHARGE_CANCELLED -> new CancelDischarge(data.textOrNull("reason"));
            default -> AdmissionCommand.askingFor(events.event(eventType, of(stay, data.json())));
        };
    }

    private static Values of(AdmissionId stay, JsonObject data) {
        JsonDoc whole = JsonDoc.of(data).with("admission_id", stay.value());
        return new Values(
                data.containsKey("details")
                        ? whole.with("details", JsonDoc.withoutNulls(new Values(data).object("details")))
                                .build()
                        : whole.build());
    }

    private static UpdateStay update(Values values) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        JsonDoc changes = doc();
        for (Field field : AdmissionEvents.UPDATED_SHAPE.fields()) {
            String name = field.name();
            JsonValue value = values.json().get(name);
            if (value == JsonValue.NULL && MUST_STAY.contains(name)) {
                errors.add(name, "must have a value: leave it out, and it stays as it is");
            } else if (value == JsonValue.NULL) {
                changes.withNull(name);
            } else if (value != null) {
                changes.with(name, canonical(name, values, value));
            }
        }
        errors.build().throwIfAny();
        JsonObject built = changes.build();
        if (built.isEmpty()) {
            throw invalid("body", "holds nothing to change: give at least one field");
        }
        return new UpdateStay(built);
    }

    private static Object canonical(String name, Values values, JsonValue value) {
        return switch (name) {
            case "attending_id" -> values.id(name);
            case "admit_date" -> values.moment(name);
            default -> value;
        };
    }

    /** The correction of a move; what is left out was right. */
    public CorrectMove correctMove(UUID event, Values values) {
        boolean retracted = Boolean.TRUE.equals(values.flagOrNull("retracted"));
        String to = values.textOrNull("to_location");
        String reason = values.textOrNull("reason");
        String why = values.textOrNull(AdmissionForms.CORRECTION_REASON);
        CorrectMove correct = new CorrectMove(
                event,
                to == null ? null : new Place(to, values.textOrNull("to_bed")),
                values.momentOrNull("effective_at"),
                values.textOrNull("from_location"),
                values.textOrNull("from_bed"),
                reason,
                retracted,
                // a move that was none has no reason: it says why there was none
                retracted && why == null ? reason : why);
        boolean saysAnother = to != null || correct.effectiveAt() != null;
        if (to == null && values.textOrNull("to_bed") != null) {
            throw invalid("to_bed", "can't stand without to_location");
        } else if (retracted && why != null && reason != null) {
            throw invalid("reason", "is that of the move, which was none: say why in correction_reason alone");
        } else if (retracted == saysAnother) {
            throw invalid(
                    "retracted",
                    retracted
                            ? "can't stand beside where and when the patient moved instead"
                            : "must be true, or to_location or effective_at be given");
        }
        return correct;
    }

    /** The correction of a clinical event; what is left out was right. */
    public CorrectClinicalEvent correctClinicalEvent(UUID event, Values values) {
        boolean retracted = Boolean.TRUE.equals(values.flagOrNull("retracted"));
        JsonObject details =
                values.json().get("details") instanceof JsonObject given ? JsonDoc.withoutNulls(given) : null;
        CorrectClinicalEvent correct = new CorrectClinicalEvent(
                event,
                values.momentOrNull("occurred_at"),
                details,
                retracted,
                values.textOrNull(AdmissionForms.CORRECTION_REASON));
        boolean saysAnother = details != null || correct.occurredAt() != null;
        if (retracted == saysAnother) {
            throw invalid(
                    "retracted",
                    retracted
                            ? "can't stand beside what happened instead"
                            : "must be true, or occurred_at or details be given");
        }
        return correct;
    }

    private static InvalidFields invalid(String field, String message) {
        return new InvalidFields(FieldErrors.of(field, message));
    }
}

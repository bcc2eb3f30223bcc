package org.flightplan.units;

import static org.flightplan.fields.Field.optional;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.units.UnitCommand.AddBed;
import org.flightplan.units.UnitCommand.ChangeBed;
import org.flightplan.units.UnitCommand.CloseUnit;
import org.flightplan.units.UnitCommand.RetireBed;
import org.flightplan.units.UnitCommand.UpdateUnit;
import org.flightplan.units.UnitEvent.BedState;
import org.jspecify.annotations.Nullable;

/** Commands on units from what is sent, whichever way: the fields of their events. */
public final class UnitCommands {

    private static final String EFFECTIVE_AT = "effective_at";

    /** What may be sent of each event of a unit; the one that begins it has a command of its own. */
    private static final Map<String, Shape> SHAPES = shapes();

    private UnitCommands() {}

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(
                UnitEvents.UPDATED,
                UnitEvents.UNIT_SHAPE
                        .without("location")
                        .without("name")
                        .and(optional("location", new FieldType.Text(100)), optional("name", new FieldType.Text(200))));
        shapes.put(UnitEvents.CLOSED, UnitEvents.CLOSED_SHAPE);
        shapes.put(UnitEvents.BED_ADDED, UnitEvents.BED_SHAPE);
        shapes.put(
                UnitEvents.BED_CHANGED,
                UnitEvents.BED_SHAPE.without("state").and(optional("state", new FieldType.OneOf(BedState.WORDS))));
        shapes.put(UnitEvents.BED_RETIRED, UnitEvents.BED_RETIRED_SHAPE);
        return shapes;
    }

    /** The stored names of the events that may be asked for. */
    public static List<String> eventTypes() {
        return List.copyOf(SHAPES.keySet());
    }

    /** What may be sent of an event: of what is changed, the changes. */
    public static Shape shape(String eventType) {
        Shape shape = SHAPES.get(eventType);
        if (shape == null) {
            throw new IllegalArgumentException("no event of a unit that may be sent: " + eventType);
        }
        return shape;
    }

    /**
     * The command that asks for an event of a unit.
     *
     * @param data in the event's {@link #shape}
     */
    public static UnitCommand command(String eventType, Values data) {
        @Nullable Instant at = data.momentOrNull(EFFECTIVE_AT);
        return switch (eventType) {
            case UnitEvents.UPDATED -> new UpdateUnit(data.json(), at);
            case UnitEvents.CLOSED -> new CloseUnit(at);
            case UnitEvents.BED_ADDED -> new AddBed(UnitEvents.bed(data), at);
            case UnitEvents.BED_CHANGED -> new ChangeBed(data.text("bed"), data.json(), at);
            case UnitEvents.BED_RETIRED -> new RetireBed(data.text("bed"), at);
            default -> throw new IllegalArgumentException("no event of a unit that may be sent: " + eventType);
        };
    }

    /** What is sent of a bed that is to be added, available unless it says otherwise. */
    public static Values availableUnlessSaid(Values bed) {
        return bed.textOrNull("state") == null
                ? new Values(JsonDoc.of(bed.json())
                        .with("state", BedState.AVAILABLE.word())
                        .build())
                : bed;
    }
}

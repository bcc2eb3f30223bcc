package org.flightplan.flightplans;

import static org.flightplan.fields.Field.required;
import static org.flightplan.fields.JsonDoc.doc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import org.flightplan.commands.EventCodec;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.flightplans.FlightPlanEvent.FlightPlanCreated;

/** The flight plans' events as the log stores them. */
@ApplicationScoped
public class FlightPlanEvents implements EventTypes.Declaration, EventCodec<FlightPlanEvent> {

    /** The type of a flight plan's stream. */
    public static final String STREAM_TYPE = "FlightPlan";

    /** The stored name of {@link FlightPlanCreated}. */
    public static final String CREATED = "flightplan.created";

    /** The fields of {@value #CREATED}. */
    public static final Shape CREATED_SHAPE = Shape.of(
            required("flightplan_id", new FieldType.Id()),
            required("admission_id", new FieldType.Id()),
            required("status", new FieldType.OneOf(List.of("draft"))));

    @Override
    public List<EventType> eventTypes() {
        return List.of(new EventType(CREATED, STREAM_TYPE, CREATED_SHAPE));
    }

    @Override
    public String type(FlightPlanEvent event) {
        if (event instanceof FlightPlanCreated) {
            return CREATED;
        }
        throw new IllegalArgumentException("unknown event " + event.getClass());
    }

    @Override
    public JsonObject data(FlightPlanEvent event) {
        if (event instanceof FlightPlanCreated created) {
            return doc().with("flightplan_id", created.id().value())
                    .with("admission_id", created.admissionId())
                    .with("status", created.status())
                    .build();
        }
        throw new IllegalArgumentException("unknown event " + event.getClass());
    }

    @Override
    public FlightPlanEvent event(String type, Values data) {
        if (type.equals(CREATED)) {
            return new FlightPlanCreated(
                    new FlightPlanId(data.id("flightplan_id")), data.id("admission_id"), data.text("status"));
        }
        throw new IllegalStateException("no event of a flight plan: " + type);
    }
}

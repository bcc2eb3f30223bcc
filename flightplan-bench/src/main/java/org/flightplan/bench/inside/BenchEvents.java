package org.flightplan.bench.inside;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;

/** An event like a clinical one that no read model takes notice of; not encrypted, since its rivals' are not. */
@ApplicationScoped
class BenchEvents implements EventTypes.Declaration {

    static final String STREAM_TYPE = "Bench";
    static final String MEASURED = "bench.measured";

    private static final Shape SHAPE = Shape.of(
            Field.required("event_id", new FieldType.Id()),
            Field.required("admission_id", new FieldType.Id()),
            Field.required("event_type", new FieldType.Text(200)),
            Field.required("occurred_at", new FieldType.Moment()),
            Field.optional("details", new FieldType.AnyObject()));

    @Override
    public List<EventType> eventTypes() {
        return List.of(new EventType(MEASURED, STREAM_TYPE, SHAPE));
    }
}

package org.flightplan.commands;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.flightplan.events.EventTypes;
import org.flightplan.events.EventTypes.EventType;
import org.flightplan.events.Upcaster;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;

/**
 * The events of one kind of stream as the log stores them: of each the name, the fields, and the way there and back.
 *
 * @param <E> the events
 */
public abstract class EventForms<E> implements EventTypes.Declaration, EventCodec<E> {

    private final String streamType;
    private final Map<String, Form<E, ?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, Form<E, ?>> byClass = new HashMap<>();

    /**
     * How one kind of event is stored.
     *
     * @param name its stored name
     * @param shape the fields of its data
     * @param event its class
     * @param data its data; what is null is left out
     * @param read the event of checked data
     * @param upcasters from version 1 to 2, from 2 to 3 and so on
     */
    public record Form<E, T extends E>(
            String name,
            Shape shape,
            Class<T> event,
            Function<T, JsonDoc> data,
            Function<Values, ? extends E> read,
            List<Upcaster> upcasters) {

        /** How one kind of event is stored of which there is one version. */
        public Form(
                String name,
                Shape shape,
                Class<T> event,
                Function<T, JsonDoc> data,
                Function<Values, ? extends E> read) {
            this(name, shape, event, data, read, List.of());
        }

        private JsonObject dataOf(E given) {
            return data.apply(event.cast(given)).build();
        }
    }

    /**
     * @param streamType the type of their streams
     * @param forms of all of them
     */
    protected EventForms(String streamType, List<Form<E, ?>> forms) {
        this.streamType = streamType;
        for (Form<E, ?> form : forms) {
            byName.put(form.name(), form);
            byClass.put(form.event(), form);
        }
    }

    @Override
    public List<EventType> eventTypes() {
        return byName.values().stream()
                .map(form -> new EventType(form.name(), streamType, form.shape(), form.upcasters()))
                .toList();
    }

    @Override
    public String type(E event) {
        return form(event).name();
    }

    @Override
    public JsonObject data(E event) {
        return form(event).dataOf(event);
    }

    @Override
    public E event(String type, Values data) {
        Form<E, ?> form = byName.get(type);
        if (form == null) {
            throw new IllegalStateException("no event of a stream of type " + streamType + ": " + type);
        }
        return form.read().apply(data);
    }

    private Form<E, ?> form(E event) {
        Form<E, ?> form = byClass.get(event.getClass());
        if (form == null) {
            throw new IllegalArgumentException("unknown event " + event.getClass());
        }
        return form;
    }
}

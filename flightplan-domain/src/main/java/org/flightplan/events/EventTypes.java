package org.flightplan.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;

/** All types of event this build knows, as the components declare them. */
@ApplicationScoped
public class EventTypes {

    /** What a component's bean declares. */
    public interface Declaration {
        /** The component's event types. */
        List<EventType> eventTypes();
    }

    private final Map<String, EventType> byName = new LinkedHashMap<>();

    /** @param declarations of every component */
    @Inject
    public EventTypes(@Any Instance<Declaration> declarations) {
        this((Iterable<Declaration>) declarations);
    }

    /** The types of the given declarations. */
    public EventTypes(Iterable<Declaration> declarations) {
        for (Declaration declaration : declarations) {
            for (EventType type : declaration.eventTypes()) {
                if (byName.put(type.name(), type) != null) {
                    throw new IllegalStateException("declared twice: " + type.name());
                }
            }
        }
    }

    /** For the container's proxy. */
    protected EventTypes() {}

    /** The type of this name, or empty. */
    public Optional<EventType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All types, in the order of their declaration. */
    public Collection<EventType> all() {
        return byName.values();
    }

    /** An event's content for those to whom its patient is closed: what is PHI is null. */
    public JsonObject masked(RecordedEvent event) {
        JsonDoc masked = JsonDoc.of(event.stored());
        phiFields(event.type()).stream().filter(event.stored()::containsKey).forEach(masked::withNull);
        return masked.build();
    }

    /** The PHI fields of a type; of an unknown one, none. */
    public Set<String> phiFields(String name) {
        return find(name).map(type -> type.shape().phiFields()).orElse(Set.of());
    }

    /**
     * A type of event that the log may hold.
     *
     * @param name its stored name, dotted {@code aggregate.action}; it never changes once released
     * @param streamType the type of the streams it belongs to
     * @param shape the fields of its data
     */
    public record EventType(String name, String streamType, Shape shape) {}
}

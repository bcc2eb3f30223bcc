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
import org.flightplan.fields.JsonSchema;
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

    /** The schema version that an event of this type is written in, and read in; 1 for a type that is unknown here. */
    public int version(String name) {
        EventType type = byName.get(name);
        return type == null ? 1 : type.version();
    }

    /** The content of an event in the present version of its type; of a later one, or of an unknown type, as it is stored. */
    public JsonObject present(String name, int version, JsonObject stored) {
        EventType type = byName.get(name);
        return type == null ? stored : type.present(version, stored);
    }

    /**
     * A type of event that the log may hold.
     *
     * @param name its stored name, dotted {@code aggregate.action}; it never changes once released
     * @param streamType the type of the streams it belongs to
     * @param shape the fields of its data, in the present version
     * @param upcasters from version 1 to 2, from 2 to 3 and so on: there is one version more than there are upcasters
     */
    public record EventType(String name, String streamType, Shape shape, List<Upcaster> upcasters) {

        /** A type of which there is one version. */
        public EventType(String name, String streamType, Shape shape) {
            this(name, streamType, shape, List.of());
        }

        /** The schema version that is written now. */
        public int version() {
            return upcasters.size() + 1;
        }

        /** The JSON Schema of the data of its events, as the feed gives it: in the present version, PHI opened. */
        public JsonObject schema() {
            JsonDoc schema = JsonDoc.doc()
                    .with("$schema", JsonSchema.DIALECT)
                    .with("$id", "urn:flightplan:event:" + name + ":" + version())
                    .with("title", name)
                    .with("description", "The data of an event of a stream of type " + streamType);
            JsonSchema.of(shape).build().forEach(schema::with);
            return schema.build();
        }

        /** The content of an event in the present version; of a later one, as it is stored. */
        public JsonObject present(int version, JsonObject stored) {
            JsonObject present = stored;
            for (int next = version; next < version(); next++) {
                present = upcasters.get(next - 1).upcast(present);
            }
            return present;
        }
    }
}

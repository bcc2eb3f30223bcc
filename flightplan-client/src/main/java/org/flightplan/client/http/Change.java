package org.flightplan.client.http;

import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a field is to be from now on. In an update, a field without a change stays as it is.
 *
 * @param to the value, or null to take it away
 */
@JsonbTypeSerializer(Change.Serializer.class)
public record Change<T>(@Nullable T to) {

    /** Shows no value, which may be a patient's. */
    @Override
    public String toString() {
        return to == null ? "taken away" : "changed";
    }

    /** Writes the value alone, and null where there is none. */
    @SuppressWarnings("rawtypes")
    public static final class Serializer implements JsonbSerializer<Change> {
        @Override
        public void serialize(Change change, JsonGenerator generator, SerializationContext context) {
            if (change.to() == null) {
                generator.writeNull();
            } else if (change.to() instanceof Enum<?> word) {
                generator.write(word.toString());
            } else {
                context.serialize(change.to(), generator);
            }
        }
    }
}

package org.flightplan.events;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.UnaryOperator;
import org.flightplan.fields.JsonDoc;
import org.flightplan.privacy.PhiSeam;

/**
 * How an event's content of one schema version becomes that of the next. Pure: the same content comes to the same, whenever
 * it is read. PHI is sealed in it, and can be left out or stand under another name, and nothing else.
 */
@FunctionalInterface
public interface Upcaster {

    /** The content in the next version. */
    JsonObject upcast(JsonObject stored);

    /** This one, and then another, within the same step. */
    default Upcaster and(Upcaster then) {
        return stored -> then.upcast(upcast(stored));
    }

    /** A field has another name; what lacks it goes on lacking it, and what is null stays null. */
    static Upcaster renaming(String from, String to) {
        return renaming(from, to, UnaryOperator.identity());
    }

    /** A field of PHI has another name, and opens under that. */
    static Upcaster renamingPhi(String from, String to) {
        return renaming(from, to, value -> PhiSeam.sealedAs(from, value));
    }

    private static Upcaster renaming(String from, String to, UnaryOperator<JsonValue> moved) {
        return stored -> {
            JsonValue value = stored.get(from);
            if (value == null) {
                return stored;
            }
            JsonDoc renamed = JsonDoc.of(stored).with(from, null);
            return (value == JsonValue.NULL ? renamed.withNull(to) : renamed.with(to, moved.apply(value))).build();
        };
    }
}

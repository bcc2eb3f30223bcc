package org.flightplan.fields;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;

/**
 * JSON that somebody sent. What the parser would let pass and nobody can mean is an error of its field: a member that
 * stands twice, text that can't be stored, a number that no field takes. Numbers come out without an exponent.
 */
public final class ReceivedJson {

    private static final String TOO_LONG =
            "must be a number of at most 15 digits before the point and 9 behind it, which this is not";

    private final JsonParser parser;
    private final FieldErrors.Builder errors = new FieldErrors.Builder();

    private ReceivedJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The first value of a text. It is read by recursion: the caller makes sure that it is not nested too deep.
     *
     * @throws InvalidFields naming every field at fault, at any depth
     * @throws jakarta.json.JsonException when it is no JSON
     * @throws java.util.NoSuchElementException when it ends too early
     */
    public static JsonValue read(String text) {
        try (JsonParser parser = Jsons.PROVIDER.createParser(new StringReader(text))) {
            ReceivedJson received = new ReceivedJson(parser);
            JsonValue value = received.value("", parser.next());
            received.errors.build().throwIfAny();
            return value;
        }
    }

    private JsonValue value(String path, Event event) {
        return switch (event) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> text(path);
            case VALUE_NUMBER -> number(path);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException("no value begins with " + event);
        };
    }

    private JsonValue object(String path) {
        JsonObjectBuilder object = Jsons.PROVIDER.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = parser.getString();
            String member = path.isEmpty() ? name : path + "." + name;
            Texts.unstorable(name).ifPresent(fault -> errors.add(member, "has a name that " + fault));
            if (!names.add(name)) {
                errors.add(member, "stands more than once; send it once");
            }
            object.add(name, value(member, parser.next()));
        }
        return object.build();
    }

    private JsonValue array(String path) {
        JsonArrayBuilder array = Jsons.PROVIDER.createArrayBuilder();
        int index = 0;
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(path + "[" + index + "]", event));
            index++;
        }
        return array.build();
    }

    private JsonValue text(String path) {
        String text = parser.getString();
        Texts.unstorable(text).ifPresent(fault -> errors.add(path, fault));
        return Jsons.PROVIDER.createValue(text);
    }

    private JsonValue number(String path) {
        return Numbers.read(parser.getString()).map(JsonValue.class::cast).orElseGet(() -> {
            errors.add(path, TOO_LONG);
            return JsonValue.NULL;
        });
    }
}

package org.flightplan.imports.mapping;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a former system's texts mean where they mean another thing than what they say. */
public final class FormerText {

    private static final Set<String> NOTHING = Set.of("", "null", "\\n");
    private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "x");
    private static final Set<String> NO = Set.of("0", "false", "f", "no", "n");
    private static final int DEEPEST = 5;

    private FormerText() {}

    /** The text without spaces around it; null for a blank one and for the literals {@code NULL} and {@code \N}. */
    public static @Nullable String orNull(@Nullable String text) {
        String bare = text == null ? "" : text.strip();
        return NOTHING.contains(bare.toLowerCase(Locale.ROOT)) ? null : bare;
    }

    /** Yes or no; null where it is neither. */
    public static @Nullable Boolean flag(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }

    /** What a text holds: JSON, however often it was encoded, or else the text. */
    public static JsonValue decoded(String text) {
        JsonValue value = Json.createValue(text);
        for (int i = 0; i < DEEPEST && value instanceof JsonString again; i++) {
            JsonValue inner = parsed(again.getString().strip());
            if (inner == null) {
                return value;
            }
            value = inner;
        }
        return value;
    }

    private static @Nullable JsonValue parsed(String text) {
        if (text.isEmpty() || "{[\"".indexOf(text.charAt(0)) < 0) {
            return null;
        }
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            // more behind it, and it is no JSON
            return parser.hasNext() ? null : value;
        } catch (JsonException | IllegalStateException | NoSuchElementException noJson) {
            return null;
        }
    }
}

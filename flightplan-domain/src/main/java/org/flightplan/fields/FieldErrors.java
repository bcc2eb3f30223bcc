package org.flightplan.fields;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with each field, in the order found. Messages say what would be right; they never quote the value.
 *
 * @param byField the messages of each field, by its path, such as {@code data.risk_level} or {@code events[0].data}
 */
public record FieldErrors(Map<String, List<String>> byField) {

    /** Nothing is wrong. */
    public static final FieldErrors NONE = new FieldErrors(Map.of());

    private static final int LONGEST_PATH = 200;
    private static final int MOST_FIELDS = 100;

    /** One field with one error. */
    public static FieldErrors of(String field, String message) {
        return new Builder().add(field, message).build();
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** The same errors with every path under a prefix, such as {@code events[2].data.}. */
    public FieldErrors under(String prefix) {
        Builder builder = new Builder();
        byField.forEach((field, messages) -> messages.forEach(message -> builder.add(prefix + field, message)));
        return builder.build();
    }

    /** @throws InvalidFields when there is any error */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new InvalidFields(this);
        }
    }

    /** Collects errors; keeps the first hundred fields, so that an answer stays readable. */
    public static final class Builder {

        private final Map<String, List<String>> byField = new LinkedHashMap<>();

        /** Adds an error of a field. */
        public Builder add(String field, String message) {
            String path = field.length() > LONGEST_PATH ? Texts.beginning(field, LONGEST_PATH) + "…" : field;
            if (byField.size() < MOST_FIELDS || byField.containsKey(path)) {
                byField.computeIfAbsent(path, unused -> new ArrayList<>()).add(message);
            }
            return this;
        }

        /** What was collected. */
        public FieldErrors build() {
            return new FieldErrors(Collections.unmodifiableMap(new LinkedHashMap<>(byField)));
        }
    }
}

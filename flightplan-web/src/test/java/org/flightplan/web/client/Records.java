package org.flightplan.web.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flightplan.client.http.Change;
import org.flightplan.client.http.Page;
import org.jspecify.annotations.Nullable;

/** Records of the client, each held against a schema of the API: its names, its types, and what may be absent. */
final class Records {

    private static final String CANARY = "Canary Of Synthetic Origin";

    /** What a command says by {@code If-Match}, or by the token. */
    private static final Set<String> SAID_OTHERWISE = Set.of("expected_version", "created_by");

    /** Of all pages, though only some lists tell it. */
    private static final Set<String> OF_SOME_PAGES = Set.of("total");

    /** Words that are texts in the client: there are more of them with every version. */
    private static final Set<String> OPEN_WORDS = Set.of("NewEvent.event_type");

    private static final Map<String, Set<Class<?>>> TYPES = Map.of(
            "string uuid", Set.of(UUID.class),
            "string date-time", Set.of(Instant.class),
            "string date", Set.of(LocalDate.class),
            "string ", Set.of(String.class),
            "integer int64", Set.of(int.class, long.class, Integer.class, Long.class),
            "number ", Set.of(double.class, Double.class, BigDecimal.class),
            "boolean ", Set.of(boolean.class, Boolean.class),
            "object ", Set.of(JsonObject.class));

    private final Operation operation;
    private final List<String> complaints = new ArrayList<>();

    Records(Operation operation) {
        this.operation = operation;
    }

    /** What is not as the schemas say. */
    List<String> complaints() {
        return complaints;
    }

    /** Holds a body against its schema: every field of it can be said, and what is required can't be left out. */
    void checkSent(Class<?> type, JsonObject schema) {
        check(type, type, schema, true);
    }

    /** Holds an answer against its schema: every field can be read, and what may be absent may be null. */
    void checkAnswered(Type type, JsonObject schema) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType page ? page.getRawType() : type);
        if (raw == JsonObject.class) {
            return;
        }
        check(raw, type, schema, false);
    }

    private void check(Class<?> raw, Type whole, JsonObject schema, boolean sent) {
        JsonObject properties = schema.getJsonObject("properties");
        Map<String, RecordComponent> components = Arrays.stream(raw.getRecordComponents())
                .collect(Collectors.toMap(component -> snakeCase(component.getName()), component -> component));
        Set<String> expected = new TreeSet<>(properties.keySet());
        Set<String> found = new TreeSet<>(components.keySet());
        if (sent) {
            expected.removeAll(SAID_OTHERWISE);
        }
        if (raw == Page.class) {
            expected.removeAll(OF_SOME_PAGES);
            found.removeAll(OF_SOME_PAGES);
        }
        if (!found.equals(expected)) {
            complaints.add(raw.getSimpleName() + " has " + found + ", and the API " + expected);
        }
        Set<String> required = Operation.required(schema);
        components.forEach((name, component) -> {
            if (properties.containsKey(name)) {
                JsonObject property = operation.resolved(properties.getJsonObject(name));
                checkPresence(raw, component, required.contains(name), sent);
                checkType(raw, name, inner(whole, component), property, sent);
            }
        });
        checkText(raw, components, properties);
    }

    // the items of a page are of the type that the page is of
    private static Type inner(Type whole, RecordComponent component) {
        return whole instanceof ParameterizedType page && component.getName().equals("items")
                ? new ListOf(page.getActualTypeArguments()[0])
                : component.getGenericType();
    }

    private record ListOf(Type element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    private void checkPresence(Class<?> raw, RecordComponent component, boolean required, boolean sent) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        // in an answer an absent flag is false, and an absent list is empty
        boolean hasNothing = !sent && (component.getType() == boolean.class || component.getType() == List.class);
        if (nullable == required && !(hasNothing && !nullable)) {
            complaints.add(raw.getSimpleName() + "." + component.getName()
                    + (required ? " is required, and may be null" : " is optional, and can't be null"));
        }
    }

    private void checkType(Class<?> raw, String name, Type type, JsonObject schema, boolean sent) {
        String where = raw.getSimpleName() + "." + name;
        if (type instanceof ParameterizedType change && change.getRawType() == Change.class) {
            checkType(raw, name, change.getActualTypeArguments()[0], schema, sent);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            if (!Operation.type(schema).equals("array")) {
                complaints.add(where + " is no list: " + schema);
            } else {
                JsonObject items = operation.resolved(schema.getJsonObject("items"));
                checkType(raw, name, list.getActualTypeArguments()[0], items, sent);
            }
        } else if (type instanceof Class<?> words && words.isEnum()) {
            Set<String> known = Arrays.stream(words.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!known.equals(Operation.words(schema))) {
                complaints.add(where + " knows " + known + ", and the API " + Operation.words(schema));
            }
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            if (schema.containsKey("properties")) {
                check(nested, nested, schema, sent);
            } else {
                complaints.add(where + " is no object of fields: " + schema);
            }
        } else if (!isOfType((Class<?>) type, schema) && !OPEN_WORDS.contains(where)) {
            complaints.add(where + " is no " + type.getTypeName() + ": " + schema);
        }
    }

    private static boolean isOfType(Class<?> type, JsonObject schema) {
        boolean ofFields =
                schema.containsKey("properties") || !Operation.words(schema).isEmpty();
        String described = Operation.type(schema) + " " + schema.getString("format", "");
        return !ofFields && TYPES.getOrDefault(described, Set.of()).contains(type);
    }

    private void checkText(Class<?> raw, Map<String, RecordComponent> components, JsonObject properties) {
        boolean hasPhi = properties.values().stream()
                .anyMatch(property ->
                        property.asJsonObject().getString("description", "").startsWith("Protected"));
        if (hasPhi && withCanaries(raw).toString().contains(CANARY)) {
            complaints.add(raw.getSimpleName() + " shows a patient in its text: " + components.keySet());
        }
    }

    private static Object withCanaries(Class<?> raw) {
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return raw.getDeclaredConstructor(types)
                    .newInstance(Arrays.stream(types).map(Records::canary).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(raw + " can't be made", e);
        }
    }

    private static @Nullable Object canary(Class<?> type) {
        if (type == String.class) {
            return CANARY;
        } else if (type == JsonObject.class) {
            return Json.createObjectBuilder().add("canary", CANARY).build();
        } else if (type == Change.class) {
            return new Change<>(CANARY);
        } else if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        }
        return type == double.class ? 0.0 : null;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.web.Http;
import org.flightplan.web.Routes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document at {@code /openapi} tells of every operation, and of nothing else, what the code does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {

    private JsonObject document;

    @BeforeAll
    void read_the_document() {
        document = Http.openApi();
    }

    static List<Endpoint> endpoints() {
        System.setProperty("ENVIRONMENT", "development");
        return Endpoints.all();
    }

    @Test
    void it_is_yaml_unless_json_is_asked_for() {
        String yaml = Http.description().get("openapi").expect(200).body();
        assertTrue(("\n" + yaml).contains("\nopenapi: ") && !yaml.startsWith("{"), yaml);
        assertEquals("3.0.3", document.getString("openapi"));
    }

    @Test
    void the_addresses_that_it_names_are_where_the_api_is() {
        JsonObject told =
                Http.description().get("openapi?format=JSON").expect(200).json();
        String path = told.getJsonObject("paths").keySet().stream()
                .filter(one -> one.endsWith("/sign-in"))
                .findFirst()
                .orElseThrow();
        JsonArray servers = told.containsKey("servers") ? told.getJsonArray("servers") : JsonValue.EMPTY_JSON_ARRAY;
        String server = servers.isEmpty()
                ? ""
                : servers.getJsonObject(0).getString("url").replaceFirst("/$", "");
        Http.description().get(server + path).expect(200);
    }

    @Test
    void it_holds_every_method_of_every_resource_and_no_other() {
        Set<String> told = new TreeSet<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject()
                        .keySet()
                        .forEach(method -> told.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> declared = Routes.all().stream()
                .map(route -> route.method() + " /api/v1" + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(declared, told);
    }

    @Test
    void operations_have_names_of_their_own() {
        List<String> names = endpoints().stream().map(Endpoint::operationId).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), names::toString);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void an_operation_has_a_summary_and_every_answer_a_schema_and_an_example(Endpoint endpoint) {
        JsonObject operation = operation(endpoint);
        assertFalse(operation.getString("summary").isBlank());
        JsonObject responses = operation.getJsonObject("responses");
        Set<String> statuses = new TreeSet<>(Set.of(String.valueOf(endpoint.status())));
        endpoint.problems().forEach(status -> statuses.add(String.valueOf(status)));
        assertTrue(responses.keySet().containsAll(statuses), responses::toString);
        boolean givesContent = endpoint.is(Endpoint.Trait.GIVES_CONTENT);
        responses.forEach((status, response) -> {
            if (status.equals("304") || (givesContent && status.startsWith("2"))) {
                assertEquals(
                        !status.equals("304"), resolved(response).toString().contains("\"binary\""));
                return;
            }
            String whole = endpoint.is(Endpoint.Trait.GIVES_EVENTS) ? "text/event-stream" : "application/json";
            String type = status.startsWith("2") ? whole : "application/problem+json";
            JsonObject content = resolved(response).getJsonObject("content");
            assertEquals(Set.of(type), content.keySet(), status);
            JsonObject media = content.getJsonObject(type);
            assertTrue(media.keySet().containsAll(Set.of("schema", "example")), () -> status + media);
        });
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_path_names_its_parameters_and_a_token_is_asked_for_unless_it_is_open(Endpoint endpoint) {
        Set<String> named = Stream.of(endpoint.path().split("/", -1))
                .filter(part -> part.startsWith("{"))
                .collect(Collectors.toSet());
        Set<String> told = parameters(endpoint).stream()
                .filter(parameter -> parameter.getString("in").equals("path"))
                .map(parameter -> "{" + parameter.getString("name") + "}")
                .collect(Collectors.toSet());
        assertEquals(named, told);
        assertEquals(!endpoint.open(), operation(endpoint).containsKey("security"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_body_is_told_field_by_field_as_it_is_checked(Endpoint endpoint) {
        Shape shape = endpoint.body();
        boolean takesContent = endpoint.is(Endpoint.Trait.TAKES_CONTENT);
        assertEquals(shape != null || takesContent, operation(endpoint).containsKey("requestBody"));
        if (shape != null) {
            assertTrue(operation(endpoint).getJsonObject("requestBody").getBoolean("required"));
            assertSame(shape, body(endpoint).getJsonObject("schema"));
        }
    }

    private static void assertSame(Shape shape, JsonObject schema) {
        assertEquals(
                names(shape.fields().stream()),
                schema.getJsonObject("properties").keySet());
        assertEquals(names(shape.fields().stream().filter(Field::required)), required(schema));
        assertFalse(schema.getBoolean("additionalProperties"));
        for (Field field : shape.fields()) {
            JsonObject property = schema.getJsonObject("properties").getJsonObject(field.name());
            assertEquals(!field.required(), property.getBoolean("nullable", false), field::name);
            assertSame(field.kind(), property);
        }
    }

    private static void assertSame(FieldType kind, JsonObject schema) {
        if (kind instanceof FieldType.Text text) {
            assertEquals(text.max(), schema.getInt("maxLength"));
        } else if (kind instanceof FieldType.OneOf one) {
            assertEquals(one.words(), schema.getJsonArray("enum").getValuesAs(JsonString::getString));
        } else if (kind instanceof FieldType.Id) {
            assertEquals("uuid", schema.getString("format"));
        } else if (kind instanceof FieldType.Moment) {
            assertEquals("date-time", schema.getString("format"));
        } else if (kind instanceof FieldType.Date) {
            assertEquals("date", schema.getString("format"));
        } else if (kind instanceof FieldType.Whole whole) {
            assertEquals(whole.min(), schema.getJsonNumber("minimum").longValue());
            assertEquals(whole.max(), schema.getJsonNumber("maximum").longValue());
        } else if (kind instanceof FieldType.Between between) {
            assertEquals(between.max(), schema.getJsonNumber("maximum").bigDecimalValue());
        } else if (kind instanceof FieldType.TimeZone) {
            assertEquals("string", schema.getString("type"));
        } else if (kind instanceof FieldType.Flag) {
            assertEquals("boolean", schema.getString("type"));
        } else if (kind instanceof FieldType.Nested nested) {
            assertSame(nested.shape(), schema);
        } else if (kind instanceof FieldType.ListOf list) {
            assertEquals(list.max(), schema.getInt("maxItems"));
            assertSame(list.element(), schema.getJsonObject("items"));
        } else {
            assertEquals("object", schema.getString("type"));
        }
    }

    private JsonObject operation(Endpoint endpoint) {
        return document.getJsonObject("paths")
                .getJsonObject("/api/v1" + endpoint.path())
                .getJsonObject(endpoint.method().toLowerCase(Locale.ROOT));
    }

    private JsonObject body(Endpoint endpoint) {
        return operation(endpoint)
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json");
    }

    private List<JsonObject> parameters(Endpoint endpoint) {
        JsonValue all = operation(endpoint).getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY);
        return new ArrayList<>(all.asJsonArray().getValuesAs(JsonObject.class));
    }

    private JsonObject resolved(JsonValue response) {
        String reference = response.asJsonObject().getString("$ref", null);
        return reference == null ? response.asJsonObject() : (JsonObject) document.getValue(reference.substring(1));
    }

    private static Set<String> required(JsonObject schema) {
        return schema.containsKey("required")
                ? Set.copyOf(schema.getJsonArray("required").getValuesAs(JsonString::getString))
                : Set.of();
    }

    private static Set<String> names(Stream<Field> fields) {
        return fields.map(Field::name).collect(Collectors.toSet());
    }
}

package org.flightplan.web.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.flightplan.client.FlightPlanClient;
import org.flightplan.client.http.Content;
import org.flightplan.web.Http;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of the client is an operation that this server describes, and every record has its fields. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientContractIT {

    /** What no ward, integrator or importer needs, and what is no method: tokens, and the stream that {@code Notices} follows. */
    private static final Set<String> LEFT_OUT = Set.of(
            "POST /api/v1/dev/token",
            "GET /api/v1/sign-in",
            "GET /api/v1/events/stream",
            "POST /api/v1/admin/displays",
            "GET /api/v1/admin/displays",
            "DELETE /api/v1/admin/displays/{id}",
            "POST /api/v1/displays/claim",
            "GET /api/v1/displays/board",
            "GET /api/v1/displays/stream",
            "GET /api/v1/admin/audit",
            "GET /api/v1/admin/audit/export",
            "GET /api/v1/admin/audit/disclosures",
            "GET /api/v1/admin/audit/verify",
            "GET /api/v1/admin/audit/hold",
            "POST /api/v1/admin/audit/hold",
            "GET /api/v1/admin/break-glass",
            "POST /api/v1/admin/break-glass/{id}/review",
            "POST /api/v1/admin/keys/rotation",
            "GET /api/v1/admin/keys",
            "GET /api/v1/admin/seals",
            "GET /api/v1/admin/seals/{tenant_id}",
            "GET /api/v1/admin/nodes",
            "POST /api/v1/admin/archives",
            "GET /api/v1/admin/archives",
            "POST /api/v1/admin/archives/{id}/approval",
            "GET /api/v1/admin/archives/{id}/content",
            "GET /api/v1/admin/projections",
            "POST /api/v1/admin/projections/rebuild",
            "POST /api/v1/admin/projections/{name}/pause",
            "POST /api/v1/admin/projections/{name}/resume",
            "POST /api/v1/admin/projections/{name}/retry",
            "GET /api/v1/admin/database",
            "POST /api/v1/admin/database/tables/{table}",
            "POST /api/v1/admin/database/sessions/{pid}");

    private final Map<String, Operation> operations = new HashMap<>();

    @BeforeAll
    void read_the_description() {
        JsonObject document = Http.openApi();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject()
                        .forEach((verb, operation) -> operations.put(
                                verb.toUpperCase(Locale.ROOT) + " " + path,
                                new Operation(document, operation.asJsonObject()))));
    }

    static List<Method> methods() {
        return Arrays.stream(FlightPlanClient.class.getMethods())
                .map(Method::getReturnType)
                .filter(type -> type.isAnnotationPresent(RegisterRestClient.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .toList();
    }

    @Test
    void every_operation_has_a_method_or_is_left_out_by_name() {
        Set<String> known =
                methods().stream().map(ClientContractIT::name).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(LEFT_OUT);
        assertEquals(new TreeSet<>(operations.keySet()), known);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_method_is_as_the_operation_is_described(Method method) {
        Operation operation = operations.get(name(method));
        assertEquals(operation.parameters("path"), pathParameters(method));
        assertTrue(
                operation.parameters("query").containsAll(queryParameters(method)), queryParameters(method)::toString);
        assertEquals(operation.requiresHeader("If-Match"), headers(method).contains("If-Match"));
        assertEquals(operation.takesBody(), body(method) != null);
        Records records = new Records(operation);
        operation.body().ifPresent(schema -> records.checkSent(body(method), schema));
        operation.answer().ifPresent(schema -> records.checkAnswered(method.getGenericReturnType(), schema));
        assertEquals(operation.body().isPresent(), body(method) != null && body(method) != Content.class);
        assertEquals(List.of(), records.complaints());
    }

    @Test
    void every_parameter_of_a_query_can_be_said_by_some_method() {
        Map<String, Set<String>> said = new HashMap<>();
        methods()
                .forEach(method -> said.computeIfAbsent(name(method), name -> new TreeSet<>())
                        .addAll(queryParameters(method)));
        said.forEach((name, parameters) -> assertEquals(operations.get(name).parameters("query"), parameters, name));
    }

    /** What is wrong in four ways. */
    record Wrong(String naem, String id, UUID version) {}

    @Test
    void a_typo_a_missing_field_a_wrong_type_and_a_patient_in_a_text_are_noticed() {
        JsonObject text = Json.createObjectBuilder()
                .add("type", "string")
                .add("description", "Protected health information")
                .build();
        JsonObject schema = Json.createObjectBuilder()
                .add("required", Json.createArrayBuilder().add("name"))
                .add(
                        "properties",
                        Json.createObjectBuilder()
                                .add("name", text)
                                .add("id", text)
                                .add("version", Json.createObjectBuilder().add("type", "integer")))
                .build();
        Records records = new Records(new Operation(JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT));
        records.checkSent(Wrong.class, schema);
        String complaints = String.join("\n", records.complaints());
        Stream.of(
                        "Wrong has [id, naem, version], and the API [id, name, version]",
                        "Wrong.id is optional, and can't be null",
                        "Wrong.version is no java.util.UUID",
                        "Wrong shows a patient in its text")
                .forEach(each -> assertTrue(complaints.contains(each), complaints));
    }

    private static String name(Method method) {
        String verb = Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(annotation -> annotation != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
        return verb + " " + method.getDeclaringClass().getAnnotation(Path.class).value()
                + method.getAnnotation(Path.class).value();
    }

    private static Set<String> pathParameters(Method method) {
        return parameters(method)
                .filter(parameter -> parameter.isAnnotationPresent(PathParam.class))
                .map(parameter -> parameter.getAnnotation(PathParam.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> queryParameters(Method method) {
        Set<String> names = new TreeSet<>();
        parameters(method).forEach(parameter -> {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(QueryParam.class))
                        .forEach(field ->
                                names.add(field.getAnnotation(QueryParam.class).value()));
            }
        });
        return names;
    }

    private static List<String> headers(Method method) {
        return parameters(method)
                .filter(parameter -> parameter.isAnnotationPresent(HeaderParam.class))
                .map(parameter -> parameter.getAnnotation(HeaderParam.class).value())
                .toList();
    }

    private static Class<?> body(Method method) {
        return parameters(method)
                .filter(parameter -> parameter.getAnnotations().length == 0)
                .map(Parameter::getType)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Parameter> parameters(Method method) {
        return Arrays.stream(method.getParameters());
    }
}

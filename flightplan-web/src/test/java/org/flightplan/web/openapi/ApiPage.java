package org.flightplan.web.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.fields.JsonDoc;

/** The page {@code docs/api.md}, from the API's own description. */
final class ApiPage {

    /** What is between these is another test's. */
    static final String TRIED_BEGINS = "<!-- what the tests try: begins -->\n";

    static final String TRIED_ENDS = "<!-- what the tests try: ends -->\n";

    private static final String HEAD = """
            # API reference

            Made from what a server says at `/openapi` (`?format=JSON`), and held against it by a test. Every operation is under `/api/v1`; fields are in
            snake_case, moments in ISO-8601 with an offset. A field that is not listed is refused, not dropped. Events are in
            [events](events/README.md), what specialties declare in [specialties.md](specialties.md).

            `Authorization: Bearer` brings the token, whose `tenant` is the hospital, and whose `groups` are the roles; a header `X-Tenant-ID`, when
            sent, must name that tenant. Lists are `{items, limit, offset, next?}`: `next` is the `cursor` of the next page, and absent on the last. What is deprecated is answered with `Deprecation`,
            perhaps `Sunset`, and says here what to do instead.

            ## What the tests try

            Every answer that any test is given is held against this page, and every answer that is told here is given to a test: made by
            the tests, on Payara Micro in every build, on Payara Server and WildFly with `-Pfull`, and the same on each. Any operation may
            also answer 429 and 503, which know nothing of operations and are tried of some.

            """;

    /** What nearly every operation may answer, and so is told once. */
    private static final Set<String> EVERYWHERE =
            Set.of("400", "401", "403", "404", "405", "406", "408", "413", "415", "422", "429", "503");

    private final JsonObject document;
    private final StringBuilder page = new StringBuilder(HEAD);

    private ApiPage(JsonObject document) {
        this.document = document;
    }

    /**
     * The page.
     *
     * @param tried what stands in it about what the tests try
     */
    static String of(JsonObject document, String tried) {
        return new ApiPage(document).all(tried);
    }

    /** The page with something else about what the tests try. */
    static String withTried(String page, String tried) {
        return page.substring(0, page.indexOf(TRIED_BEGINS) + TRIED_BEGINS.length())
                + tried
                + page.substring(page.indexOf(TRIED_ENDS));
    }

    private String all(String tried) {
        page.append(TRIED_BEGINS).append(tried).append(TRIED_ENDS);
        page.append(ProblemTables.of(document));
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (Endpoint endpoint : OpenApiIT.endpoints()) {
            parts.computeIfAbsent(endpoint.tag(), unused -> new ArrayList<>()).add(operation(endpoint));
        }
        parts.forEach((part, operations) ->
                page.append("\n## ").append(part).append("\n").append(String.join("", operations)));
        return page.toString();
    }

    private String operation(Endpoint endpoint) {
        JsonObject operation = document.getJsonObject("paths")
                .getJsonObject("/api/v1" + endpoint.path())
                .getJsonObject(endpoint.method().toLowerCase(Locale.ROOT));
        StringBuilder told = new StringBuilder("\n### " + endpoint.name() + "\n\n");
        told.append(operation.getString("summary"))
                .append(". ")
                .append(callers(endpoint, operation))
                .append("\n");
        if (operation.getBoolean("deprecated", false)) {
            told.append("\n**").append(operation.getString("description")).append("**\n");
        }
        parameters(operation, told);
        body(operation, told);
        answers(operation, told);
        return told.toString();
    }

    private static String callers(Endpoint endpoint, JsonObject operation) {
        if (operation.containsKey("x-roles")) {
            return "For: "
                    + operation.getJsonArray("x-roles").getValuesAs(JsonString::getString).stream()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return endpoint.open() ? "For anyone, without a token." : "For any user.";
    }

    private static void parameters(JsonObject operation, StringBuilder told) {
        List<JsonObject> parameters = operation
                .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(parameter -> !parameter.getString("name").equals("X-Tenant-ID"))
                .toList();
        if (parameters.isEmpty()) {
            return;
        }
        told.append("\n| parameter | in | holds | |\n|---|---|---|---|\n");
        for (JsonObject parameter : parameters) {
            told.append("| `")
                    .append(parameter.getString("name"))
                    .append("` | ")
                    .append(parameter.getString("in"));
            told.append(" | ")
                    .append(SchemaWords.of(parameter.getJsonObject("schema")))
                    .append(" | ");
            boolean asked = parameter.getBoolean("required", false)
                    && !parameter.getString("in").equals("path");
            told.append(asked ? "required; " : "");
            told.append(parameter.getString("description", "")).append(" |\n");
        }
    }

    private static void body(JsonObject operation, StringBuilder told) {
        if (!operation.containsKey("requestBody")) {
            return;
        }
        JsonObject content = operation.getJsonObject("requestBody").getJsonObject("content");
        if (!content.containsKey("application/json")) {
            told.append("\nThe body is the content itself, of any type.\n");
            return;
        }
        JsonObject media = content.getJsonObject("application/json");
        told.append("\n| field of the body | holds | |\n|---|---|---|\n");
        fields(media.getJsonObject("schema"), told);
        example("", media.getJsonObject("schema"), told);
    }

    private static void fields(JsonObject schema, StringBuilder told) {
        JsonArray required =
                schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .forEach((name, property) -> {
                    boolean must = required.getValuesAs(JsonString::getString).contains(name);
                    String description = property.asJsonObject().getString("description", "");
                    told.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(SchemaWords.of(property.asJsonObject()))
                            .append(" | ");
                    told.append(must ? "required" : "").append(must && !description.isEmpty() ? "; " : "");
                    told.append(description).append(" |\n");
                });
    }

    private void answers(JsonObject operation, StringBuilder told) {
        List<String> problems = new ArrayList<>();
        // in an order of their own: each server has another
        new TreeMap<>(operation.getJsonObject("responses")).forEach((status, answer) -> {
            JsonObject resolved = resolved(answer.asJsonObject());
            if (status.startsWith("4") || status.startsWith("5")) {
                JsonObject example = media(resolved, "application/problem+json").getJsonObject("example");
                if (!EVERYWHERE.contains(status)) {
                    problems.add("`" + status + "`, such as " + code(example.getString("error_code")));
                }
                return;
            }
            JsonObject content = resolved.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)
                    .asJsonObject();
            if (content.containsKey("application/json") && !status.equals("202")) {
                example("`" + status + "`" + headers(resolved), content.getJsonObject("application/json"), told);
            } else {
                told.append("\n`")
                        .append(status)
                        .append("`")
                        .append(headers(resolved))
                        .append(": ");
                told.append(resolved.getString("description")).append(".\n");
            }
        });
        if (!problems.isEmpty()) {
            told.append("\nAlso ").append(String.join("; ", problems)).append(".\n");
        }
    }

    private static String headers(JsonObject answer) {
        JsonObject headers =
                answer.getOrDefault("headers", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        return headers.isEmpty() ? "" : " with `" + String.join("`, `", headers.keySet()) + "`";
    }

    private static void example(String before, JsonObject media, StringBuilder told) {
        told.append(before.isEmpty() ? "" : "\n" + before + "\n").append("\n```json\n");
        told.append(lines(media.getOrDefault("example", JsonValue.EMPTY_JSON_OBJECT)))
                .append("\n```\n");
    }

    /** A member a line, and what is deeper in one. */
    private static String lines(JsonValue example) {
        JsonObject object = withoutEmptyLists(example).asJsonObject();
        return object.isEmpty()
                ? "{}"
                : object.entrySet().stream()
                        .map(member -> "  \"" + member.getKey() + "\": " + member.getValue())
                        .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    // some servers leave them out
    private static JsonValue withoutEmptyLists(JsonValue example) {
        if (example instanceof JsonArray list) {
            return JsonDoc.array(list.stream().map(ApiPage::withoutEmptyLists).toList());
        } else if (example instanceof JsonObject object) {
            JsonDoc kept = JsonDoc.doc();
            object.forEach((name, value) ->
                    kept.with(name, value.equals(JsonValue.EMPTY_JSON_ARRAY) ? null : withoutEmptyLists(value)));
            return kept.build();
        }
        return example;
    }

    private JsonObject resolved(JsonObject answer) {
        String reference = answer.getString("$ref", null);
        return reference == null ? answer : (JsonObject) document.getValue(reference.substring(1));
    }

    private static JsonObject media(JsonObject answer, String type) {
        return answer.getJsonObject("content").getJsonObject(type);
    }

    static String code(String word) {
        return "`" + word + "`";
    }
}

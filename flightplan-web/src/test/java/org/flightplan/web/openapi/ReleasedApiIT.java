package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flightplan.fields.Jsons;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was released of the API holds: it grows, and whoever calls it need change nothing. */
class ReleasedApiIT {

    private static final Path RELEASED = Path.of("..", "docs", "released", "openapi-1.0.0-rc1.json");
    private static final Set<String> FOR_PEOPLE =
            Set.of("description", "summary", "title", "example", "examples", "tags", "x-roles");
    private static final String ADMIT =
            "/paths/~1api~1v1~1admissions/post/requestBody/content/application~1json/schema";

    private final List<String> broken = new ArrayList<>();

    private static JsonObject released() throws IOException {
        return Jsons.object(Files.readString(RELEASED));
    }

    private List<String> broken(JsonObject before, JsonObject after) {
        for (String part : List.of("paths", "components")) {
            compare(part, before.getJsonObject(part), after.getJsonObject(part));
        }
        return broken;
    }

    private void compare(String where, JsonValue before, JsonValue after) {
        if (before instanceof JsonObject was && after instanceof JsonObject is) {
            was.forEach((name, value) -> {
                if (!FOR_PEOPLE.contains(name)) {
                    JsonValue present = is.getOrDefault(name, JsonValue.NULL);
                    compare(where + "/" + name, value, present);
                }
            });
            if (!was.containsKey("required") && is.get("required") instanceof JsonArray) {
                required(where + "/required", JsonValue.EMPTY_JSON_ARRAY, is.getJsonArray("required"));
            }
        } else if (before instanceof JsonArray was && after instanceof JsonArray is) {
            compare(where, was, is);
        } else if (!before.equals(after)) {
            broken.add(where + " was " + before + " and is " + after);
        }
    }

    private void compare(String where, JsonArray was, JsonArray is) {
        if (where.endsWith("/required")) {
            required(where, was, is);
        } else if (where.endsWith("/parameters")) {
            was.getValuesAs(JsonObject.class)
                    .forEach(one -> compare(where + "/" + one.getString("name"), one, named(one, is)));
            is.getValuesAs(JsonObject.class).stream()
                    .filter(one ->
                            one.getBoolean("required", false) && named(one, was).equals(JsonValue.NULL))
                    .forEach(one -> broken.add(where + " asks for " + one));
        } else {
            was.stream().filter(value -> !is.contains(value)).forEach(value -> broken.add(where + " had " + value));
        }
    }

    private static JsonValue named(JsonObject parameter, JsonArray among) {
        Optional<JsonObject> same = among.getValuesAs(JsonObject.class).stream()
                .filter(one -> one.get("name").equals(parameter.get("name"))
                        && one.get("in").equals(parameter.get("in")))
                .findFirst();
        return same.isPresent() ? same.get() : JsonValue.NULL;
    }

    // a request may ask for less, an answer may hold more
    private void required(String where, JsonArray was, JsonArray is) {
        boolean asked = where.contains("/requestBody/");
        List<JsonValue> more = new ArrayList<>(asked ? is : was);
        more.removeAll(asked ? was : is);
        more.forEach(name -> broken.add(where + (asked ? " asks for " : " no longer has ") + name));
    }

    @Test
    void the_api_takes_and_answers_what_it_did_when_it_was_released() throws IOException {
        assertEquals(List.of(), broken(released(), Http.openApi()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/paths/~1api~1v1~1board",
                ADMIT + "/properties/admit_date",
                "/paths/~1api~1v1~1patients~1{id}/get/responses/200/content/application~1json/schema/properties/mrn"
            })
    void what_is_taken_away_is_noticed(String pointer) throws IOException {
        assertEquals(1, changed(Json.createPatchBuilder().remove(pointer)).size());
    }

    @Test
    void what_is_asked_for_besides_is_noticed_and_what_is_added_is_no_change() throws IOException {
        assertEquals(
                1,
                changed(Json.createPatchBuilder().add(ADMIT + "/required/-", "chief_complaint"))
                        .size());
        broken.clear();
        JsonObject text = Json.createObjectBuilder().add("type", "string").build();
        assertEquals(List.of(), changed(Json.createPatchBuilder().add(ADMIT + "/properties/another", text)));
    }

    private List<String> changed(JsonPatchBuilder patch) throws IOException {
        JsonPatch change = patch.build();
        return broken(released(), change.apply(released()));
    }
}

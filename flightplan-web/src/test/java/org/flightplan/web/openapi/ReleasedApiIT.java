package org.flightplan.web.openapi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flightplan.fields.Jsons;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** What was released of the API holds: it grows, and whoever calls it need change nothing. */
class ReleasedApiIT {

    private static final Path RELEASED = Path.of("..", "docs", "released", "openapi-1.0.0-rc1.json");

    private static JsonObject released() throws IOException {
        return Jsons.object(Files.readString(RELEASED));
    }

    private static ChangedOpenApi changes(JsonObject before, JsonObject after) {
        return OpenApiCompare.fromContents(before.toString(), after.toString());
    }

    @Test
    void the_api_takes_and_answers_what_it_did_when_it_was_released() throws IOException {
        ChangedOpenApi changes = changes(released(), Http.openApi());
        assertTrue(
                changes.isCompatible(),
                () -> "gone: " + changes.getMissingEndpoints() + "; changed: " + changes.getChangedOperations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/paths/~1api~1v1~1board",
                "/paths/~1api~1v1~1admissions/post/requestBody/content/application~1json/schema/properties/admit_date",
                "/paths/~1api~1v1~1patients~1{id}/get/responses/200/content/application~1json/schema/properties/mrn"
            })
    void what_is_taken_away_is_noticed(String pointer) throws IOException {
        JsonPatch without = Json.createPatchBuilder().remove(pointer).build();
        assertFalse(changes(released(), without.apply(released())).isCompatible());
    }
}

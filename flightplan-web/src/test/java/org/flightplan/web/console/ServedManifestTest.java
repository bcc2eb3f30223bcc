package org.flightplan.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flightplan.fields.Jsons;
import org.flightplan.specialties.Specialties;
import org.junit.jupiter.api.Test;

/**
 * The manifest that the console's own tests read is the one that is served: what changes of it is seen in a review.
 * {@code -Dflightplan.pages.write} writes it anew.
 */
class ServedManifestTest {

    private static final Path KEPT = Path.of("src/test/js/cardiac.json");

    @Test
    void the_consoles_tests_read_the_manifest_that_is_served() throws IOException {
        JsonObject served = Specialties.find("cardiac", "1.0.0").orElseThrow().json();
        // what is the same stays as the formatter has it
        if (System.getProperty("flightplan.pages.write") != null
                && !served.equals(Jsons.object(Files.readString(KEPT)))) {
            Files.writeString(KEPT, pretty(served));
        }
        assertEquals(served, Jsons.object(Files.readString(KEPT)), "write it anew with -Dflightplan.pages.write");
    }

    private static String pretty(JsonObject json) {
        StringWriter text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(json);
        }
        return text.toString().strip() + "\n";
    }
}

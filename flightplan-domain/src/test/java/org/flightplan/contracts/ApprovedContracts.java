package org.flightplan.contracts;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flightplan.events.EventTypes;
import org.flightplan.fields.Jsons;

/** The files in {@code docs/events}: of each event type and version the JSON Schema of its data, with examples as stored. */
final class ApprovedContracts {

    static final Path FOLDER = Path.of("../docs/events");

    private ApprovedContracts() {}

    static Path file(String type, int version) {
        return FOLDER.resolve(type + ".v" + version + ".json");
    }

    /** What is approved of a version. */
    static JsonObject read(String type, int version) {
        try {
            return Jsons.object(Files.readString(file(type, version)));
        } catch (IOException e) {
            throw new UncheckedIOException("every version of an event type is approved in a file", e);
        }
    }

    static List<JsonObject> examples(JsonObject approved) {
        return approved.getJsonArray("examples").getValuesAs(JsonObject.class);
    }

    /** The approved examples of the present version of each type. */
    static Map<String, List<JsonObject>> present(EventTypes types) {
        return types.all().stream()
                .collect(Collectors.toMap(
                        EventTypes.EventType::name,
                        type -> examples(read(type.name(), type.version())),
                        (one, other) -> one,
                        TreeMap::new));
    }

    static void write(String type, int version, JsonObject contract) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(contract);
        }
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file(type, version), text.toString().strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

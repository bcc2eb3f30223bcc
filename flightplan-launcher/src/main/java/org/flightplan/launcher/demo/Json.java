package org.flightplan.launcher.demo;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.eclipse.parsson.JsonProviderImpl;

/** JSON by a provider of our own: the server in the same process has another, which a look-up might find. */
final class Json {

    /** Makes builders. */
    static final JsonProvider PROVIDER = new JsonProviderImpl();

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws JsonException when the text is none
     */
    static JsonObject object(String text) {
        try (var reader = PROVIDER.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}

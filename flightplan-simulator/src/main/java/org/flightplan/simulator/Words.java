package org.flightplan.simulator;

import jakarta.json.JsonObject;
import java.util.List;
import org.flightplan.simulator.flow.Json;

/** What people write, from the resource. */
final class Words {

    private final JsonObject words = Json.resource("people.json");
    private final List<String> attending = Json.texts(words, "attending");

    String text(String name) {
        return words.getString(name);
    }

    List<String> texts(String name) {
        return Json.texts(words, name);
    }

    /** Names of who attends. */
    List<String> attending() {
        return attending;
    }
}

package org.flightplan.web.openapi;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonObject;
import org.flightplan.fields.JsonDoc;
import org.junit.jupiter.api.Test;

/** What the tests of the API hold events against notices what is wrong with one. */
class EventsAsDeclaredTest {

    private static final JsonObject DATA = doc().with("patient_id", Examples.ANY_ID)
            .with("ground", "court_order")
            .build();

    @Test
    void a_right_event_passes_and_one_without_content() {
        EventsAsDeclared.check(event(DATA, 1));
        EventsAsDeclared.check(doc().with("position", 1).build());
    }

    @Test
    void a_wrong_one_does_not() {
        fails(JsonDoc.of(DATA).with("ground", null).build(), 1);
        fails(JsonDoc.of(DATA).with("ground", 7).build(), 1);
        fails(JsonDoc.of(DATA).with("more", 7).build(), 1);
        fails(DATA, 2);
    }

    private static void fails(JsonObject data, int version) {
        assertThrows(AssertionError.class, () -> EventsAsDeclared.check(event(data, version)), data::toString);
    }

    private static JsonObject event(JsonObject data, int version) {
        return doc().with("event_type", "patient.erased")
                .with("data", data)
                .with("metadata", doc().with("schema_version", version).build())
                .build();
    }
}

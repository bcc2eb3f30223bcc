package org.flightplan.web.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.web.Http;
import org.junit.jupiter.api.Test;

/** The server gives the JSON Schemas that are approved in {@code docs/events}. */
class EventSchemasIT {

    private static final Path APPROVED = Path.of("..", "docs", "events");

    private final Ward ward = Ward.open();

    @Test
    void the_schema_of_every_event_type_is_the_approved_one() throws IOException {
        List<JsonObject> types =
                ward.clinician.get("events/schemas?limit=200").expect(200).items();
        assertTrue(types.size() > 30, types::toString);
        for (JsonObject type : types) {
            String name = type.getString("event_type");
            Path file = APPROVED.resolve(name + ".v" + type.getInt("schema_version") + ".json");
            try (var reader = Json.createReader(Files.newBufferedReader(file))) {
                JsonObject approved = reader.readObject();
                assertEquals(
                        JsonDoc.of(approved).with("examples", null).build(),
                        ward.clinician.get("events/schemas/" + name).expect(200).json());
            }
        }
    }

    @Test
    void the_list_pages() {
        JsonObject first =
                ward.clinician.get("events/schemas?limit=2").expect(200).json();
        List<JsonObject> second = ward.clinician
                .get("events/schemas?limit=2&cursor=" + first.getString("next"))
                .expect(200)
                .items();
        List<JsonObject> both =
                ward.clinician.get("events/schemas?limit=4").expect(200).items();
        assertEquals(both.subList(2, 4), second);
    }

    @Test
    void any_role_reads_them_and_nobody_without_a_token() {
        for (String role : List.of("viewer", "tenant-admin", "privacy-officer", "interface")) {
            Http.as(ward.tenant, role).get("events/schemas/patient.created").expect(200);
        }
        Http.as(null, "platform-admin").get("events/schemas").expect(200);
        Http.api().get("events/schemas").problem(401);
        ward.clinician.get("events/schemas/patient.cloned").problem(404);
        ward.clinician.get("events/schemas/" + UUID.randomUUID()).problem(404);
        ward.clinician.get("events/schemas/patient.created?version=1").problem(400);
    }
}

package org.flightplan.web.openapi;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.contract.Waiting;
import org.junit.jupiter.api.Test;

/**
 * The examples of the document, sent to the server in its order: it accepts each of them, and what it answers is what
 * the document says it answers.
 */
class ExamplesIT {

    private final JsonObject document = Http.openApi();

    @Test
    void the_server_accepts_every_example_and_answers_as_the_document_says() {
        UUID tenant = UUID.randomUUID();
        Http platform = Http.as(tenant, "platform-admin");
        JsonObject hospital = doc().with("id", tenant)
                .with("name", "Examples " + tenant)
                .with("enabled_specialties", List.of("cardiac"))
                .build();
        platform.post("admin/tenants", hospital).expect(201);
        Http officer = Http.as(tenant, "privacy-officer");
        // for a purpose that an account of disclosures holds
        Http reader = Http.as(tenant, "clinician").with("X-Purpose-Of-Use", "research");
        Http writer = reader.with("If-Match", "*");
        JsonObject twin = doc().with("patient_id", Examples.ANY_ID)
                .with("name", "Synthia Mockingbird")
                .with("mrn", "SYN-0043")
                .with("date_of_birth", "2024-02-29")
                .build();
        reader.post("patients", twin).expect(201);
        Http administrator = Http.as(tenant, "tenant-admin").with("If-Match", "*");
        String plan = null;
        String move = null;
        String broken = null;
        Waiting.await("who calls is known", () -> !reader.get("users").items().isEmpty());
        for (Endpoint endpoint : OpenApiIT.endpoints()) {
            if (endpoint.path().equals("/break-glass")) {
                // no handle is good for everybody: CareTeamIT uses real ones
                continue;
            }
            String id = endpoint.path().startsWith("/patients")
                    ? Examples.PATIENT
                    : endpoint.path().startsWith("/units")
                            ? Examples.UNIT
                            : endpoint.path().matches("/(admin|clinical-events)/.*")
                                    ? Examples.ANY_ID
                                    : Examples.ADMISSION;
            String path = endpoint.path()
                    .substring(1)
                    .replace("{id}", endpoint.path().startsWith("/flightplans") ? String.valueOf(plan) : id)
                    .replace("{event_type}", "admission.created")
                    .replace("{event_id}", String.valueOf(move))
                    .replaceAll("\\{(milestone|task|attachment)_id}", Examples.ANY_ID)
                    .replace("{bed}", "CICU-7")
                    .replace("{table}", "read_model_timeline")
                    .replace("{pid}", "1")
                    .replace("{name}", endpoint.path().startsWith("/admin") ? "timeline" : "cardiac");
            boolean isOfficers = endpoint.path().matches("/admin/(audit|keys|break-glass).*|.*/erasure");
            Http client = isOfficers
                    ? officer
                    : endpoint.path().startsWith("/admin")
                            ? platform
                            : endpoint.is(Endpoint.Trait.NEEDS_VERSION) ? writer : reader;
            client = endpoint.path().startsWith("/units") ? administrator : client;
            path = endpoint.path().equals("/admin/break-glass/{id}/review")
                    ? path.replace(Examples.ANY_ID, String.valueOf(broken))
                    : path;
            Answer answer = send(endpoint, client, path + required(endpoint));
            if (!endpoint.is(Endpoint.Trait.GIVES_CONTENT)) {
                assertConforms(endpoint, answer);
            }
            broken = endpoint.operationId().equals("post_patients_id_break_glass")
                    ? answer.json().getString("id")
                    : broken;
            move = endpoint.operationId().equals("post_admissions_id_location")
                    ? answer.json().getString("event_id")
                    : move;
            plan = endpoint.operationId().equals("post_admissions")
                    ? answer.json().getString("flightplan_id")
                    : plan;
        }
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String required(Endpoint endpoint) {
        return endpoint.path().endsWith("/disclosures") ? "?patient_id=" + Examples.PATIENT : "";
    }

    private Answer send(Endpoint endpoint, Http client, String path) {
        if (endpoint.is(Endpoint.Trait.TAKES_CONTENT)) {
            return client.with("Content-Type", "application/octet-stream")
                    .send(endpoint.method(), path, BodyPublishers.ofByteArray(picture()))
                    .expect(endpoint.status());
        }
        return (endpoint.method().equals("GET")
                        ? client.get(path)
                        : client.send(endpoint.method(), path, example(endpoint)))
                .expect(endpoint.status());
    }

    /** The example of the endpoint's body; one of a body that may be empty is left out of the document. */
    private String example(Endpoint endpoint) {
        if (endpoint.body() == null) {
            return "{}";
        }
        JsonObject content = document.getJsonObject("paths")
                .getJsonObject("/api/v1" + endpoint.path())
                .getJsonObject(endpoint.method().toLowerCase(Locale.ROOT))
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
        return content.getOrDefault("example", JsonValue.EMPTY_JSON_OBJECT).toString();
    }

    private static void assertConforms(Endpoint endpoint, Answer answer) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        endpoint.answer().check("", answer.json(), errors);
        assertEquals(new FieldErrors.Builder().build(), errors.build(), () -> endpoint + " " + answer);
        boolean list = answer.json().containsKey("items");
        assertFalse(list && answer.items().isEmpty(), () -> endpoint.path() + " shows nothing of the examples");
    }
}

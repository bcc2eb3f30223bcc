package org.flightplan.web.openapi;

import static org.flightplan.fields.JsonDoc.doc;

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
import org.flightplan.web.Answer;
import org.flightplan.web.Http;
import org.flightplan.web.contract.Waiting;
import org.flightplan.web.openapi.Endpoint.Trait;
import org.jspecify.annotations.Nullable;

/** How the operations are called with the document's examples, one after the other, in a hospital of their own. */
final class ExampleCalls {

    private final JsonObject document = Http.openApi();
    private final UUID tenant = UUID.randomUUID();
    private @Nullable String plan;
    private @Nullable String move;
    private @Nullable String broken;
    private @Nullable String archive;
    private @Nullable String display;
    private @Nullable String secret;

    ExampleCalls() {
        JsonObject hospital = doc().with("id", tenant)
                .with("name", "Examples " + tenant)
                .with("enabled_specialties", List.of("cardiac"))
                .build();
        as("platform-admin").post("admin/tenants", hospital).expect(201);
        JsonObject twin = doc().with("patient_id", Examples.ANY_ID)
                .with("name", "Synthia Mockingbird")
                .with("mrn", "SYN-0043")
                .with("date_of_birth", "2024-02-29")
                .build();
        Http clinician = as("clinician");
        clinician.post("patients", twin).expect(201);
        Waiting.await(
                "who calls is known", () -> !clinician.get("users").items().isEmpty());
    }

    private Http as(String role) {
        return Http.as(tenant, role);
    }

    /** From now on patients are shown to their care teams. */
    void keepCareTeams() {
        as("platform-admin")
                .patch("admin/tenants/" + tenant, doc().with("care_teams", true).build())
                .expect(200);
    }

    /** A clinician in nobody's care team. */
    Http outsider() {
        return as("clinician").with("If-Match", "*");
    }

    /** A token of who may call it. */
    String token(Endpoint endpoint) {
        return isByDisplays(endpoint) ? secret() : Http.token(UUID.randomUUID(), tenant, role(endpoint));
    }

    private static boolean isByDisplays(Endpoint endpoint) {
        return endpoint.path().matches("/displays/(board|stream)");
    }

    /** Of a display of a unit that stays open. */
    private String secret() {
        String known = secret;
        if (known == null) {
            Http administrator = as("tenant-admin");
            String unit = administrator
                    .post(
                            "units",
                            doc().with("location", "ACCU").with("name", "Wall").build())
                    .expect(201)
                    .json()
                    .getString("unit_id");
            JsonObject made = administrator
                    .post(
                            "admin/displays",
                            doc().with("name", "Wall").with("unit_id", unit).build())
                    .expect(201)
                    .json();
            known = Http.api()
                    .post(
                            "displays/claim",
                            doc().with("code", made.getString("code")).build())
                    .expect(200)
                    .json()
                    .getString("secret");
            secret = known;
        }
        return known;
    }

    /** Somebody who may call it. */
    Http client(Endpoint endpoint) {
        Http client = Http.api().token(token(endpoint));
        // for a purpose that an account of disclosures holds
        Http withPurpose = endpoint.is(Trait.LOOK) ? client.with("X-Purpose-Of-Use", "research") : client;
        return endpoint.is(Trait.NEEDS_VERSION) ? withPurpose.with("If-Match", "*") : withPurpose;
    }

    private static String role(Endpoint endpoint) {
        if (endpoint.path().matches("/admin/(archives|displays.*)")) {
            return "tenant-admin";
        } else if (endpoint.path().equals("/admin/keys")) {
            return "platform-admin";
        } else if (endpoint.path().matches("/admin/(audit|keys|break-glass|archives).*|.*/erasure")) {
            return "privacy-officer";
        } else if (endpoint.path().startsWith("/units")) {
            return "tenant-admin";
        }
        return endpoint.path().startsWith("/admin") ? "platform-admin" : "clinician";
    }

    /** Its path, with the ids of the examples. */
    String path(Endpoint endpoint) {
        String path = endpoint.path();
        if (path.startsWith("/admin/archives/")) {
            if (path.endsWith("/content")) {
                Waiting.await(
                        "the archive is made",
                        () -> as("privacy-officer").get("admin/archives").items().stream()
                                .anyMatch(one -> one.getString("id").equals(archive)
                                        && one.getString("state").equals("ready")));
            }
            return path.substring(1).replace("{id}", String.valueOf(archive));
        } else if (path.startsWith("/admin/displays/")) {
            return path.substring(1).replace("{id}", String.valueOf(display));
        }
        String id = path.startsWith("/patients")
                ? Examples.PATIENT
                : path.startsWith("/units")
                        ? Examples.UNIT
                        : path.equals("/admin/break-glass/{id}/review")
                                ? String.valueOf(broken)
                                : path.matches("/(admin|clinical-events)/.*")
                                        ? Examples.ANY_ID
                                        : path.startsWith("/flightplans") ? String.valueOf(plan) : Examples.ADMISSION;
        return others(
                        path.replace("{tenant_id}", tenant.toString())
                                .replace("{id}", id)
                                .replace("{event_id}", String.valueOf(move)),
                        Examples.ANY_ID)
                + (path.endsWith("/disclosures") ? "?patient_id=" + Examples.PATIENT : "");
    }

    /** Its path, with ids of nothing. */
    static String pathOfNothing(Endpoint endpoint) {
        String nothing = UUID.randomUUID().toString();
        return others(endpoint.path().replace("{id}", nothing).replace("{event_id}", nothing), nothing);
    }

    private static String others(String path, String id) {
        return path.substring(1)
                .replaceAll("\\{(milestone|task|attachment|tenant)_id}", id)
                .replace("{event_type}", "admission.created")
                .replace("{bed}", "CICU-7")
                .replace("{table}", "read_model_timeline")
                .replace("{pid}", "1")
                .replace("{name}", path.startsWith("/admin") ? "timeline" : "cardiac");
    }

    /** Calls it. */
    Answer send(Endpoint endpoint, Http client, String path) {
        if (endpoint.is(Trait.TAKES_CONTENT)) {
            return client.with("Content-Type", "application/octet-stream")
                    .send(endpoint.method(), path, BodyPublishers.ofByteArray(picture()));
        }
        return endpoint.method().equals("GET")
                ? client.get(path)
                : client.send(endpoint.method(), path, example(endpoint));
    }

    /** Keeps the ids that the server has made. */
    void learn(Endpoint endpoint, Answer answer) {
        switch (endpoint.operationId()) {
            case "post_patients_id_break_glass" -> broken = answer.json().getString("id");
            case "post_admin_displays" -> display = answer.json().getString("display_id");
            case "post_admin_archives" -> archive = answer.json().getString("id");
            case "post_admissions_id_location" -> move = answer.json().getString("event_id");
            case "post_admissions" -> plan = answer.json().getString("flightplan_id");
            default -> {
                // it makes none that is asked for
            }
        }
    }

    /** The example of the endpoint's body; one of a body that may be empty is left out of the document. */
    String example(Endpoint endpoint) {
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

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package org.flightplan.web.openapi;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Shape;
import org.jspecify.annotations.Nullable;

/** One made-up stay, of which every example tells: sent in the order of the document, the server accepts them all. */
final class Examples {

    static final String TENANT = "5d1f3a52-6f6b-4d0e-9a53-0c6e6a7b1f10";
    static final String PATIENT = "3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4";
    static final String ADMISSION = "8f0f5b0e-37a5-4b52-8f0e-2f1f5d7c9e31";
    static final String UNIT = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    static final String ANY_ID = "c0a8012e-5b1d-4c3f-9d7e-6a5b4c3d2e1f";
    private static final String MOMENT = "2025-03-01T14:30:00Z";

    /** What the caller leaves to the server, or what holds only later in the stay. */
    private static final Set<String> LEFT_OUT = Set.of(
            "created_by",
            "expected_version",
            "from_location",
            "from_bed",
            "warnings",
            "retracted",
            "deceased_at",
            "linked_event_id");

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("tenant", TENANT),
            Map.entry("attachment_id", ANY_ID),
            Map.entry("recipient", "age1035awwj8u4sjerw2rqh8a3cgnxxwz8qz0qm2m7cqpansmzvdy40sxtnhmc"),
            Map.entry("filename", "wound.png"),
            Map.entry("attachment_type", "photo"),
            Map.entry("content_type", "image/png"),
            Map.entry("content", "/api/v1/admissions/" + ADMISSION + "/attachments/" + ANY_ID + "/content"),
            Map.entry("digest", "sha-256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("patient_id", PATIENT),
            Map.entry("admission_id", ADMISSION),
            Map.entry("stream_id", ADMISSION),
            Map.entry("stream_type", "Admission"),
            Map.entry("name", "Synthia Mockingbird"),
            Map.entry("mrn", "SYN-0042"),
            Map.entry("date_of_birth", "2024-02-29"),
            Map.entry("specialty", "cardiac"),
            Map.entry("enabled_specialties", List.of("cardiac")),
            Map.entry("roles", List.of("clinician")),
            Map.entry("attending_name", "Dr Exempla Fictiva"),
            Map.entry("chief_complaint", "Synthetic hypoplastic left heart"),
            Map.entry("to_location", "CICU"),
            Map.entry("to_bed", "CICU-7"),
            Map.entry("effective_at", "2025-03-01T16:00:00Z"),
            Map.entry("reason", "After surgery"),
            Map.entry("correction_reason", "Recorded for the wrong hour"),
            Map.entry("event_type", "risk_status"),
            Map.entry("occurred_at", "2025-03-01T16:05:00Z"),
            Map.entry("data", doc().with("risk_level", "Intubated").build()),
            Map.entry("details", doc().with("risk_level", "Intubated").build()),
            Map.entry("unit_id", UNIT),
            Map.entry("title", "Risk status: Intubated"),
            Map.entry("location", "CICU"),
            Map.entry("risk_level", "Intubated"),
            Map.entry("level", 4),
            Map.entry("discharge_date", "2025-03-09T11:00:00Z"),
            Map.entry("disposition", "home"),
            Map.entry("events", List.of(moveToAcuteCare())),
            Map.entry("active", true),
            Map.entry("access_token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIuLi4ifQ.c2lnbmF0dXJl"),
            Map.entry("token_type", "Bearer"),
            Map.entry("expires_in", 3_600),
            Map.entry("label", "Congenital heart surgery"),
            Map.entry("milestones", List.of()),
            Map.entry("metadata", doc().with("correlation_id", ANY_ID).build()),
            Map.entry("event_ids", List.of(ANY_ID)),
            Map.entry("code", "CICU"),
            Map.entry("colour", "rgb(255,150,51)"),
            Map.entry("type", "text"),
            Map.entry("mark", "procedure"),
            Map.entry("next", "MjY"),
            Map.entry("gender", "female"),
            Map.entry("bed", "CICU-7"),
            Map.entry("current_location", "CICU"),
            Map.entry("current_bed", "CICU-7"),
            Map.entry("current_risk", "Intubated"),
            Map.entry("ended_at", "2025-03-05T09:00:00Z"),
            Map.entry("recorded_at", "2025-03-01T16:06:00Z"),
            Map.entry("duration_hours", 89),
            Map.entry("length_of_stay_hours", 188.5),
            Map.entry("target_discharge_date", "2025-03-10"),
            Map.entry("from", "draft"),
            Map.entry("to", "active"),
            Map.entry("text", "Echocardiogram before leaving"),
            Map.entry("diagnosis", "Synthetic double outlet right ventricle"),
            Map.entry("time_zone", "Europe/Berlin"),
            Map.entry("discharge_location", "DC"),
            Map.entry("member", true),
            Map.entry("minutes", 30),
            Map.entry("projection", "admissions"));

    /** Names that mean something else beside another field: that field, and what it makes of them. */
    private static final Map<String, Map<String, Object>> BESIDE = Map.ofEntries(
            Map.entry("enabled_specialties", Map.of("name", "Synthetic Heart Centre")),
            Map.entry(
                    "recipient",
                    Map.of("state", "ready", "events", 1_042, "contents", 3, "bytes", 81_920, "missing_contents", 0)),
            Map.entry("label", Map.of("name", "cardiac")),
            Map.entry("updated_at", Map.of("name", "admissions")),
            Map.entry("milestone_id", Map.of("name", "Extubated")),
            Map.entry("location", Map.of("name", "Intensive care")),
            Map.entry("state", Map.of("state", "blocked", "reason", "Broken rail")),
            Map.entry("eta_seconds", Map.of("state", "running")),
            Map.entry("silent_seconds", Map.of("state", "ready", "host", "node-1", "version", "1.0.0")),
            Map.entry("overdue_seconds", Map.of("name", "sealing")),
            Map.entry("lent", Map.of("pool", "jdbc/flightplan")),
            Map.entry("paused", Map.of("name", "admissions")),
            Map.entry("last_seen", Map.of("name", "Dr Exempla Fictiva", "roles", List.of("clinician"))),
            Map.entry(
                    "event_version",
                    Map.of("event_type", "admission.location_changed", "data", moveToIntensiveCare())));

    private Examples() {}

    /** An object of the shape. */
    static JsonObject of(Shape shape) {
        Map<String, Object> values = new HashMap<>(VALUES);
        shape.fields().forEach(field -> values.putAll(BESIDE.getOrDefault(field.name(), Map.of())));
        JsonDoc example = doc();
        for (Field field : shape.fields()) {
            boolean enough = shape.isOneOf() && !example.isEmpty();
            if (!LEFT_OUT.contains(field.name()) && !enough) {
                Object value = values.get(field.name());
                example.with(field.name(), value == null ? of(field.kind()) : value);
            }
        }
        return example.build();
    }

    private static @Nullable Object of(FieldType kind) {
        if (kind instanceof FieldType.Id) {
            return ANY_ID;
        } else if (kind instanceof FieldType.Moment) {
            return MOMENT;
        } else if (kind instanceof FieldType.Date) {
            return "2025-03-01";
        } else if (kind instanceof FieldType.Whole whole) {
            return Math.max(1, whole.min());
        } else if (kind instanceof FieldType.Decimal || kind instanceof FieldType.Measured) {
            return 1.5;
        } else if (kind instanceof FieldType.Between between) {
            return between.max();
        } else if (kind instanceof FieldType.Flag) {
            return false;
        } else if (kind instanceof FieldType.OneOf one) {
            return one.words().get(0);
        } else if (kind instanceof FieldType.Nested nested) {
            return of(nested.shape());
        } else if (kind instanceof FieldType.ListOf list && list.element() instanceof FieldType.Nested nested) {
            return List.of(of(nested.shape()));
        } else if (kind instanceof FieldType.ListOf) {
            return null;
        }
        return kind instanceof FieldType.Text ? "text" : null;
    }

    private static JsonObject moveToAcuteCare() {
        JsonObject data = doc().with("admission_id", ADMISSION)
                .with("from_location", "CICU")
                .with("to_location", "ACCU")
                .with("effective_at", "2025-03-05T09:00:00Z")
                .build();
        return doc().with("event_type", "admission.location_changed")
                .with("data", data)
                .build();
    }

    private static JsonObject moveToIntensiveCare() {
        return doc().with("admission_id", ADMISSION)
                .with("to_location", "CICU")
                .with("to_bed", "CICU-7")
                .with("effective_at", "2025-03-01T16:00:00Z")
                .build();
    }

    /** The same as the maps, lists, texts and numbers that an OpenAPI model takes. */
    static Object plain(JsonValue json) {
        if (json instanceof JsonObject object) {
            Map<String, Object> map = new LinkedHashMap<>();
            object.forEach((name, value) -> map.put(name, plain(value)));
            return map;
        } else if (json instanceof JsonArray array) {
            return array.stream().map(Examples::plain).toList();
        } else if (json instanceof JsonString text) {
            return text.getString();
        } else if (json instanceof JsonNumber number) {
            return number.numberValue();
        }
        return json == JsonValue.TRUE;
    }
}

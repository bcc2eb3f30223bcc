package org.flightplan.imports.database;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Words;
import org.flightplan.imports.sending.Command;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.Begin;
import org.jspecify.annotations.Nullable;

/**
 * Events of the Python system as commands. Streams keep their ids, but those of flight plans, which are FlightPlan's own. Each
 * throws {@link org.flightplan.imports.mapping.Unmappable} where it can't be one.
 */
final class EventMapping {

    private static final String ADMISSION = "Admission";
    private static final String ADMISSION_ID = "admission_id";
    private static final String PATIENT_ID = "patient_id";
    private static final String DETAILS = "details";
    private static final Set<String> TYPES = Set.of("emergency", "elective", "transfer", "urgent");
    private static final List<String> OF_PATIENTS =
            List.of("name", "mrn", "date_of_birth", "gender", "identity", "deceased_at", "diagnosis");
    private static final List<String> OF_STAYS = List.of(
            "attending_id",
            "attending_name",
            "chief_complaint",
            "diagnosis",
            "review_date",
            "cross_check",
            "weight_kg",
            "isolation",
            "admit_date");
    private final Mapping mapping;
    private final FieldValues values;
    private final AttachmentMapping attachments;

    EventMapping(Mapping mapping) {
        this.mapping = mapping;
        this.values = new FieldValues(mapping.time());
        this.attachments = new AttachmentMapping(mapping.attachments(), values);
    }

    /**
     * The command of an event.
     *
     * @param patient whom its stay is about; null for an event of a patient, and where nobody is
     * @param specialty of its stay, or null where that is not known
     */
    Command command(FormerEvent event, @Nullable UUID patient, @Nullable String specialty) {
        UUID cause = mapping.ids().of("event", event.id());
        Instant imported = mapping.imported(event.createdAt());
        return switch (event.type()) {
            case "patient.created" -> patient(event, cause, imported);
            case "patient.updated" -> changes(event, event.stream(), "Patient", OF_PATIENTS, cause, imported);
            case "admission.created" -> admission(event, patient, cause, imported);
            case "admission.updated" -> changes(event, event.stay(), ADMISSION, OF_STAYS, cause, imported);
            case "admission.location_changed" -> move(event, cause, imported);
            case "admission.discharged" ->
                ofStay(event, List.of("discharge_date", "disposition", "died"), cause, imported);
            case "admission.cancelled" -> ofStay(event, List.of("reason"), cause, imported);
            case "clinical_event.recorded" -> clinical(event, specialty, cause, imported);
            case "attachment.added" -> attachments.command(event, cause, imported);
            default -> plan(event, cause, imported);
        };
    }

    private Command patient(FormerEvent event, UUID cause, @Nullable Instant imported) {
        Map<String, JsonValue> left = event.fields();
        left.remove(PATIENT_ID);
        JsonObjectBuilder body =
                Json.createObjectBuilder().add(PATIENT_ID, event.stream().toString());
        if (event.textOrNull("name") == null) {
            String first = event.required("first_name");
            body.add("name", first + " " + event.required("last_name"));
            left.keySet().removeAll(Set.of("first_name", "last_name", "name"));
        }
        for (String field : List.of("name", "mrn", "date_of_birth", "gender", "identity")) {
            values.take(field, left, body);
        }
        if (event.textOrNull("date_of_birth") == null && mapping.provisional()) {
            body.add("identity", "provisional");
        }
        return new Begin(cause, event.stream(), "/patients", event.with(body, left), null, imported);
    }

    private Command admission(FormerEvent event, @Nullable UUID patient, UUID cause, @Nullable Instant imported) {
        if (patient == null) {
            throw new Reason(
                            "the stay is of no patient",
                            "record the patient in the former system, or run with --provisional and merge afterwards")
                    .exception();
        }
        Map<String, JsonValue> left = event.fields();
        left.keySet().removeAll(Set.of(ADMISSION_ID, PATIENT_ID, "status"));
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add(ADMISSION_ID, event.stream().toString())
                .add(PATIENT_ID, patient.toString());
        String specialty = event.textOrNull("specialty");
        left.remove("specialty");
        body.add("specialty", specialty == null ? mapping.specialty() : specialty.toLowerCase(Locale.ROOT));
        UUID attending = event.idOrNull("attending_id");
        left.remove("attending_id");
        body.add("attending_id", (attending == null ? mapping.requiredAttending() : attending).toString());
        String type = event.textOrNull("admission_type");
        if (type != null && TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            left.remove("admission_type");
            body.add("admission_type", type.toLowerCase(Locale.ROOT));
        }
        event.required("admit_date");
        for (String field : List.of("attending_name", "admit_date", "chief_complaint", "visit_number")) {
            values.take(field, left, body);
        }
        return new Begin(cause, event.stream(), "/admissions", event.with(body, left), patient, imported);
    }

    private Command changes(
            FormerEvent event,
            UUID stream,
            String streamType,
            List<String> fields,
            UUID cause,
            @Nullable Instant imported) {
        Map<String, JsonValue> left = event.fields();
        left.keySet().removeAll(Set.of(PATIENT_ID, ADMISSION_ID));
        JsonObjectBuilder changes = Json.createObjectBuilder();
        boolean any = false;
        for (String field : fields) {
            any |= left.containsKey(field);
            values.take(field, left, changes);
        }
        if (!any) {
            throw new Reason(
                            "changes nothing that has a field here",
                            "nothing is to be done, or record it as an annotation")
                    .exception();
        }
        return new Append(cause, stream, streamType, event.type(), event.with(changes, left), imported);
    }

    private Command move(FormerEvent event, UUID cause, @Nullable Instant imported) {
        Map<String, JsonValue> left = event.fields();
        left.remove(ADMISSION_ID);
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add(ADMISSION_ID, event.stay().toString())
                .add("to_location", words(null).location(event.required("to_location")));
        left.remove("to_location");
        event.required("effective_at");
        // where it came from is told by the move before
        for (String field : List.of("to_bed", "effective_at", "reason")) {
            values.take(field, left, data);
        }
        return new Append(cause, event.stay(), ADMISSION, event.type(), event.with(data, left), imported);
    }

    private Command ofStay(FormerEvent event, List<String> fields, UUID cause, @Nullable Instant imported) {
        Map<String, JsonValue> left = event.fields();
        left.remove(ADMISSION_ID);
        JsonObjectBuilder data =
                Json.createObjectBuilder().add(ADMISSION_ID, event.stay().toString());
        fields.forEach(field -> values.take(field, left, data));
        // what is cancelled keeps nothing else
        boolean keeps = event.type().equals("admission.discharged");
        return new Append(
                cause, event.stay(), ADMISSION, event.type(), keeps ? event.with(data, left) : data.build(), imported);
    }

    private Words words(@Nullable String specialty) {
        return mapping.words().apply(specialty == null ? mapping.specialty() : specialty);
    }

    private Command clinical(FormerEvent event, @Nullable String specialty, UUID cause, @Nullable Instant imported) {
        Map<String, JsonValue> left = event.fields();
        left.keySet().removeAll(Set.of(ADMISSION_ID, PATIENT_ID, "event_id", "event_type"));
        Words words = words(specialty);
        String type = words.eventType(event.required("event_type"));
        UUID id = event.idOrNull("event_id");
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add("event_id", (id == null ? cause : id).toString())
                .add(ADMISSION_ID, event.stay().toString())
                .add("event_type", type);
        event.required("occurred_at");
        values.take("occurred_at", left, data);
        for (String nested : List.of(DETAILS, "data")) {
            if (left.get(nested) != null && decoded(left.get(nested)) instanceof JsonObject inside) {
                left.remove(nested);
                inside.forEach(left::putIfAbsent);
            }
        }
        JsonObjectBuilder details = Json.createObjectBuilder();
        for (String field : List.copyOf(left.keySet())) {
            if (field.equals("risk_level") && type.equals("risk_status")) {
                details.add(field, words.risk(FormerEvent.text(left.remove(field))));
            } else if (words.declares(type, field)) {
                values.take(field, left, details);
            }
        }
        data.add(DETAILS, details);
        return new Append(cause, event.stay(), ADMISSION, event.type(), event.with(data, left), imported);
    }

    private static JsonValue decoded(JsonValue value) {
        String text = FormerEvent.text(value);
        return value instanceof JsonString && text != null ? FormerText.decoded(text) : value;
    }

    private Command plan(FormerEvent event, UUID cause, @Nullable Instant imported) {
        if (!event.type().startsWith("flightplan.")) {
            throw new Reason(
                            "no event of FlightPlan has its type",
                            "nothing is to be done, or record it as an annotation")
                    .exception();
        }
        UUID stay = event.idOrNull(ADMISSION_ID);
        if (stay == null) {
            throw new Reason("the plan's stay is not told", "add admission_id to it where it comes from").exception();
        }
        JsonObjectBuilder data = Json.createObjectBuilder();
        event.fields().forEach((field, value) -> {
            if (!Set.of(ADMISSION_ID, "flightplan_id").contains(field)) {
                data.add(field, values.of(field, value));
            }
        });
        return new Append(cause, planOf(stay), "FlightPlan", event.type(), data.build(), imported);
    }

    /** The id of a stay's plan, which FlightPlan makes by the stay's. */
    static UUID planOf(UUID stay) {
        return UUID.nameUUIDFromBytes(("flightplan:" + stay).getBytes(StandardCharsets.UTF_8));
    }
}

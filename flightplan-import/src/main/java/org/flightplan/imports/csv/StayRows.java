package org.flightplan.imports.csv;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.FormerTime.When;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.mapping.Words;
import org.flightplan.imports.sending.Command;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.Begin;
import org.flightplan.imports.sending.Group;

/** The rows of the tables as commands. Each throws {@link org.flightplan.imports.mapping.Unmappable} where it can't be one. */
final class StayRows {

    private static final String ADMISSION = "Admission";
    private static final String ADMISSION_ID = "admission_id";
    private static final String USERNAME = "Username";
    private static final String EXTRA = "Extra";
    private static final String DIAGNOSIS = "diagnosis";
    private static final int SHORTEST_LIMIT = 100;

    private final Mapping mapping;
    private final Words words;

    StayRows(Mapping mapping) {
        this.mapping = mapping;
        this.words = mapping.words().apply(mapping.specialty());
    }

    /** A stay, as far as it is known when it begins. */
    Stay admission(Row row, UUID id, UUID patient, Group group) {
        row.requireWhole();
        When admitted = mapping.time().when(row.required("ADMDATE"));
        String status = words.status(row.text("Status"));
        Instant imported = mapping.imported(row.text("ActivityDate"));
        JsonObjectBuilder legacy = row.legacy("ADM", "Interventions", "Thumbnail", USERNAME);
        JsonObjectBuilder changes = Json.createObjectBuilder();
        String diagnosis = row.text("Diagnosis");
        if (Mapping.fits(diagnosis)) {
            changes.add(DIAGNOSIS, diagnosis);
        } else if (diagnosis != null) {
            legacy.add("Diagnosis", diagnosis);
        }
        String review = row.text("ReviewDate");
        if (review != null) {
            changes.add("review_date", mapping.time().day(review).toString());
        }
        String check = row.text("CrossCheck");
        Boolean crossCheck = check == null ? null : FormerText.flag(check);
        if (crossCheck != null) {
            changes.add("cross_check", crossCheck);
        } else if (check != null) {
            legacy.add("CrossCheck", check);
        }
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add(ADMISSION_ID, id.toString())
                .add("patient_id", patient.toString())
                .add("specialty", mapping.specialty())
                .add("attending_id", mapping.requiredAttending().toString())
                .add("admit_date", admitted.at().toString());
        if (!status.equals("open")) {
            legacy.add("Status", row.required("Status"));
        }
        group.add(
                row.origin(),
                new Begin(mapping.cause("created", id), id, "/admissions", Row.with(body, legacy), patient, imported));
        JsonObject changed = changes.build();
        if (!changed.isEmpty()) {
            group.add(
                    row.origin(),
                    new Append(mapping.cause("updated", id), id, ADMISSION, "admission.updated", changed, imported));
        }
        return new Stay(id, admitted, mapping.time().zone());
    }

    /** The end of a stay, where its row says that it has one. The tables do not say when: behind the last thing of which they tell. */
    void end(Row row, Stay stay, Group group) {
        String status = words.status(row.text("Status"));
        Instant imported = mapping.imported(row.text("ActivityDate"));
        JsonObjectBuilder data =
                Json.createObjectBuilder().add(ADMISSION_ID, stay.id().toString());
        if (status.equals("cancelled")) {
            group.add(
                    row.origin(),
                    new Append(
                            mapping.cause("ended", stay.id()),
                            stay.id(),
                            ADMISSION,
                            "admission.cancelled",
                            data.build(),
                            imported));
        } else if (!status.equals("open")) {
            data.add("discharge_date", stay.last(mapping.now()).toString());
            if (status.equals("died")) {
                data.add("died", true);
            }
            JsonObjectBuilder legacy = Json.createObjectBuilder()
                    .add("discharge_date", "not told: the last of the stay's entries is taken");
            group.add(
                    row.origin(),
                    new Append(
                            mapping.cause("ended", stay.id()),
                            stay.id(),
                            ADMISSION,
                            "admission.discharged",
                            Row.with(data, legacy),
                            imported));
        }
    }

    /** A move, and the weight that was taken then. */
    void step(Row row, Stay stay) {
        row.requireWhole();
        When at = mapping.time().when(row.required("EntryDatetime"));
        Instant imported = mapping.imported(row.text("ActivityDate"));
        String key = row.required("LocationStepID");
        String notes = row.text("Notes");
        JsonObjectBuilder legacy = row.legacy("LocationStepID", "Teams", EXTRA, USERNAME);
        if (notes != null && !Mapping.fits(notes)) {
            legacy.add("Notes", notes);
        }
        BigDecimal weight = row.weight(legacy);
        JsonObject kept = legacy.build();
        String location = words.location(row.required("Location"));
        if (location.length() > SHORTEST_LIMIT) {
            throw new Reason(
                            "Location is longer than 100 characters",
                            "give a line location.<word>=<code> in the file of --words")
                    .exception();
        }
        stay.add(row.origin(), at, moment -> {
            JsonObjectBuilder data = Json.createObjectBuilder()
                    .add(ADMISSION_ID, stay.id().toString())
                    .add("to_location", location)
                    .add("effective_at", moment.toString());
            if (notes != null && Mapping.fits(notes)) {
                data.add("reason", notes);
            }
            return new Append(
                    mapping.cause("moved", stay.id(), key),
                    stay.id(),
                    ADMISSION,
                    "admission.location_changed",
                    Row.with(data, Json.createObjectBuilder(kept)),
                    imported);
        });
        if (weight != null) {
            stay.add(
                    row.origin(),
                    new When(stay.lastAdded(), false),
                    moment -> new Append(
                            mapping.cause("weighed", stay.id(), key),
                            stay.id(),
                            ADMISSION,
                            "admission.updated",
                            Json.createObjectBuilder().add("weight_kg", weight).build(),
                            imported));
        }
    }

    /** How ill the patient was. */
    void risk(Row row, Stay stay) {
        row.requireWhole();
        When at = mapping.time().when(row.required("StartDatetime"));
        JsonObjectBuilder details = Json.createObjectBuilder().add("risk_level", words.risk(row.text("Risk")));
        String notes = row.text("Notes");
        if (notes != null) {
            details.add("notes", notes);
        }
        record(
                row,
                stay,
                at,
                "risk_status",
                row.required("LocationRiskID"),
                details.build(),
                row.legacy("LocationStepID", "LocationRiskID", EXTRA, USERNAME));
    }

    /** A note. The column of its id is misspelt in the former system. */
    void annotation(Row row, Stay stay) {
        row.requireWhole();
        When at = mapping.time().when(row.required("EntryDatetime"));
        String key = row.text("AnnotaionID");
        JsonObjectBuilder details = Json.createObjectBuilder().add("text", row.required("annotation"));
        String type = row.text("type");
        if (type != null) {
            details.add("category", type);
        }
        record(
                row,
                stay,
                at,
                "annotation",
                key == null ? row.required("AnnotationID") : key,
                details.build(),
                row.legacy("AnnotaionID", "AnnotationID", "href", "SpecialNode", "format", USERNAME));
    }

    private void record(
            Row row, Stay stay, When at, String type, String key, JsonObject details, JsonObjectBuilder legacy) {
        Instant imported = mapping.imported(row.text("ActivityDate"));
        JsonObject kept = legacy.build();
        UUID event = mapping.ids().of(type, stay.id(), key);
        stay.add(row.origin(), at, moment -> {
            JsonObjectBuilder data = Json.createObjectBuilder()
                    .add("event_id", event.toString())
                    .add(ADMISSION_ID, stay.id().toString())
                    .add("event_type", words.eventType(type))
                    .add("occurred_at", moment.toString())
                    .add("details", details);
            return (Command) new Append(
                    mapping.cause(type, stay.id(), key),
                    stay.id(),
                    ADMISSION,
                    "clinical_event.recorded",
                    Row.with(data, Json.createObjectBuilder(kept)),
                    imported);
        });
    }
}

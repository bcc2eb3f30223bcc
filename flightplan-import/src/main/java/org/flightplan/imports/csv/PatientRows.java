package org.flightplan.imports.csv;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.Mapping;
import org.flightplan.imports.mapping.Words;
import org.flightplan.imports.sending.Command.Append;
import org.flightplan.imports.sending.Command.Begin;
import org.flightplan.imports.sending.Group;

/** The rows of patients as commands. Each throws {@link org.flightplan.imports.mapping.Unmappable} where it can't be one. */
final class PatientRows {

    private static final String DIAGNOSIS = "diagnosis";

    private final Mapping mapping;

    PatientRows(Mapping mapping) {
        this.mapping = mapping;
    }

    /** A patient: the record, and what else is said of the person. */
    void patient(Row row, UUID id, Group group) {
        row.requireWhole();
        String first = row.text("FirstName");
        String last = row.text("LastName");
        JsonObjectBuilder legacy = row.legacy("Username");
        String born = row.text("DOB");
        String sex = row.text("sex");
        String gender = sex == null ? null : Words.gender(sex);
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("patient_id", id.toString())
                .add(
                        "name",
                        first == null || last == null
                                ? row.required(first == null ? "LastName" : "FirstName")
                                : first + " " + last)
                .add("mrn", row.required("MRN"));
        if (born != null || !mapping.provisional()) {
            body.add("date_of_birth", mapping.time().day(row.required("DOB")).toString());
        } else {
            body.add("identity", "provisional");
        }
        if (gender != null) {
            body.add("gender", gender);
        } else if (sex != null) {
            legacy.add("sex", sex);
        }
        JsonObjectBuilder changes = Json.createObjectBuilder();
        String diagnosis = row.text("KeyDiagnosis");
        if (Mapping.fits(diagnosis)) {
            changes.add(DIAGNOSIS, diagnosis);
        } else if (diagnosis != null) {
            legacy.add("KeyDiagnosis", diagnosis);
        }
        died(row, legacy, changes);
        Instant imported = mapping.imported(row.text("ActivityDate"));
        group.add(
                row.origin(),
                new Begin(mapping.cause("created", id), id, "/patients", Row.with(body, legacy), null, imported));
        JsonObject changed = changes.build();
        if (!changed.isEmpty()) {
            group.add(
                    row.origin(),
                    new Append(mapping.cause("updated", id), id, "Patient", "patient.updated", changed, imported));
        }
    }

    // some say when, some only that
    private void died(Row row, JsonObjectBuilder legacy, JsonObjectBuilder changes) {
        String deceased = row.text("Deceased");
        if (deceased != null && FormerText.flag(deceased) == null) {
            changes.add("deceased_at", mapping.time().when(deceased).at().toString());
        } else if (deceased != null) {
            legacy.add("Deceased", deceased);
        }
    }
}

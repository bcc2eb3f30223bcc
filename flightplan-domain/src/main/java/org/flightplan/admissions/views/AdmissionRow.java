package org.flightplan.admissions.views;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.fields.Values;
import org.flightplan.projections.views.ReadModelRow;
import org.jspecify.annotations.Nullable;

/** Besides its data, the columns that a list filters and orders by. */
@Entity(name = "Admission")
@Table(name = "read_model_admissions")
@SuppressWarnings("NullAway.Init")
class AdmissionRow extends ReadModelRow {

    @Column(name = "patient_id")
    UUID patientId;

    @Column(name = "version")
    int version;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;

    @Column(name = "status")
    String status;

    @Column(name = "specialty")
    String specialty;

    @Column(name = "current_location")
    @Nullable
    String currentLocation;

    @Column(name = "admit_date")
    OffsetDateTime admitDate;

    protected AdmissionRow() {}

    AdmissionRow(RecordedEvent created, JsonObject stay, JsonObject sealed) {
        super(created.tenant(), created.stream().id(), sealed);
        Values values = new Values(stay);
        patientId = values.id("patient_id");
        specialty = values.text("specialty");
        admitDate = values.moment("admit_date").atOffset(ZoneOffset.UTC);
        follow(created, stay);
    }

    final void follow(RecordedEvent event, JsonObject stay) {
        Values values = new Values(stay);
        version = event.version();
        updatedAt = event.createdAt().atOffset(ZoneOffset.UTC);
        status = values.text("status");
        currentLocation = values.textOrNull("current_location");
    }
}

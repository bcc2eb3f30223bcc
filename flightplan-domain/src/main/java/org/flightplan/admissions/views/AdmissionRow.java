package org.flightplan.admissions.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
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

    @Column(name = "attending_id")
    UUID attendingId;

    @Column(name = "admit_date")
    OffsetDateTime admitDate;

    protected AdmissionRow() {}
}

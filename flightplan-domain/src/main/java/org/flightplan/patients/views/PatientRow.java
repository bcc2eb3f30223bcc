package org.flightplan.patients.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.flightplan.projections.views.ReadModelRow;
import org.jspecify.annotations.Nullable;

@Entity(name = "Patient")
@Table(name = "read_model_patients")
@SuppressWarnings("NullAway.Init")
class PatientRow extends ReadModelRow {

    @Column(name = "version")
    int version;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;

    @Column(name = "mrn_hash")
    byte @Nullable [] mrnHash;

    @Column(name = "birth_hash")
    byte @Nullable [] birthHash;

    // as text: EclipseLink reads no UUID that may be null
    @Column(name = "merged_into")
    @Nullable
    String mergedInto;

    @Column(name = "created_position")
    long createdPosition;

    protected PatientRow() {}
}

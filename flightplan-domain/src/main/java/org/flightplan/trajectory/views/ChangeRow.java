package org.flightplan.trajectory.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flightplan.projections.views.ReadModelRow;
import org.flightplan.trajectory.KeptChange;

@Entity(name = "TrajectoryChange")
@Table(name = "read_model_trajectory")
@SuppressWarnings("NullAway.Init")
class ChangeRow extends ReadModelRow {

    @Column(name = "admission_id")
    UUID admissionId;

    @Column(name = "effective_at")
    OffsetDateTime effectiveAt;

    @Column(name = "position")
    long position;

    protected ChangeRow() {}

    KeptChange change() {
        return new KeptChange(id(), effectiveAt.toInstant(), data());
    }
}

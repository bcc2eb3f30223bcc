package org.flightplan.flightplans.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flightplan.projections.views.ReadModelRow;

@Entity(name = "FlightPlan")
@Table(name = "read_model_flightplans")
@SuppressWarnings("NullAway.Init")
class FlightPlanRow extends ReadModelRow {

    @Column(name = "admission_id")
    UUID admissionId;

    @Column(name = "version")
    int version;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;

    protected FlightPlanRow() {}
}

package org.flightplan.timeline.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flightplan.projections.views.ReadModelRow;

@Entity(name = "TimelineItem")
@Table(name = "read_model_timeline")
@SuppressWarnings("NullAway.Init")
class TimelineRow extends ReadModelRow {

    @Column(name = "admission_id")
    UUID admissionId;

    @Column(name = "occurred_at")
    OffsetDateTime occurredAt;

    @Column(name = "retracted")
    boolean retracted;

    @Column(name = "position")
    long position;

    @Column(name = "kind")
    String kind;

    protected TimelineRow() {}
}

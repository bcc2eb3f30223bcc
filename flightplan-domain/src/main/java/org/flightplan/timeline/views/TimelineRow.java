package org.flightplan.timeline.views;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.views.ReadModelRow;
import org.flightplan.timeline.TimelineItem;

@Entity(name = "TimelineItem")
@Table(name = "read_model_timeline")
@SuppressWarnings("NullAway.Init")
class TimelineRow extends ReadModelRow {

    @Column(name = "admission_id")
    UUID admissionId;

    @Column(name = "occurred_at")
    OffsetDateTime occurredAt;

    @Column(name = "position")
    long position;

    protected TimelineRow() {}

    TimelineRow(RecordedEvent event, TimelineItem item, JsonObject data) {
        super(event.tenant(), item.id(), data);
        admissionId = item.admissionId();
        occurredAt = item.occurredAt().atOffset(ZoneOffset.UTC);
        position = event.position();
    }
}

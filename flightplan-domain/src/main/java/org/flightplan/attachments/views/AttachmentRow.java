package org.flightplan.attachments.views;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flightplan.projections.views.ReadModelRow;

@Entity(name = "Attachment")
@Table(name = "read_model_attachments")
@SuppressWarnings("NullAway.Init")
class AttachmentRow extends ReadModelRow {

    @Column(name = "admission_id")
    UUID admissionId;

    @Column(name = "occurred_at")
    OffsetDateTime occurredAt;

    @Column(name = "retracted")
    boolean retracted;

    @Column(name = "position")
    long position;

    protected AttachmentRow() {}
}

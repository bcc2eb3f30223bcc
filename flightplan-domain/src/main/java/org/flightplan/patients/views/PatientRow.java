package org.flightplan.patients.views;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.views.ReadModelRow;

@Entity(name = "Patient")
@Table(name = "read_model_patients")
@SuppressWarnings("NullAway.Init")
class PatientRow extends ReadModelRow {

    @Column(name = "version")
    int version;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;

    @Column(name = "mrn_hash")
    byte[] mrnHash;

    @Column(name = "created_position")
    long createdPosition;

    protected PatientRow() {}

    PatientRow(RecordedEvent created, UUID id, byte[] mrnHash, JsonObject data) {
        super(created.tenant(), id, data);
        this.version = created.version();
        this.mrnHash = mrnHash;
        this.createdPosition = created.position();
        touch(created.createdAt());
    }

    final void touch(Instant recordedAt) {
        updatedAt = recordedAt.atOffset(ZoneOffset.UTC);
    }
}

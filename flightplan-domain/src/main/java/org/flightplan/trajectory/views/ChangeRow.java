package org.flightplan.trajectory.views;

import static org.flightplan.fields.Doc.doc;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.flightplan.fields.Values;
import org.flightplan.projections.views.ReadModelRow;
import org.flightplan.trajectory.Change;
import org.flightplan.trajectory.Change.Admitted;
import org.flightplan.trajectory.Change.Discharged;
import org.flightplan.trajectory.Change.Moved;
import org.flightplan.trajectory.Change.RiskChanged;

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

    Change change() {
        Values values = new Values(data());
        Instant at = effectiveAt.toInstant();
        String kind = values.text("kind");
        return switch (kind) {
            case "admission" -> new Admitted(id(), at, values.text("specialty"));
            case "move" -> new Moved(id(), at, values.text("location"), values.textOrNull("bed"));
            case "risk" -> new RiskChanged(id(), at, values.text("risk_level"));
            case "discharge" -> new Discharged(id(), at);
            default -> throw new IllegalStateException("no kind of change: " + kind);
        };
    }

    /** What a row of this change holds. */
    static JsonObject data(Change change) {
        if (change instanceof Admitted admitted) {
            return doc().with("kind", "admission")
                    .with("specialty", admitted.specialty())
                    .build();
        } else if (change instanceof Moved moved) {
            return doc().with("kind", "move")
                    .with("location", moved.location())
                    .with("bed", moved.bed())
                    .build();
        } else if (change instanceof RiskChanged risk) {
            return doc().with("kind", "risk")
                    .with("risk_level", risk.riskLevel())
                    .build();
        } else if (change instanceof Discharged) {
            return doc().with("kind", "discharge").build();
        }
        throw new IllegalArgumentException("unknown change " + change.getClass());
    }
}

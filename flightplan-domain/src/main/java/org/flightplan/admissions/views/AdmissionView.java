package org.flightplan.admissions.views;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.jspecify.annotations.Nullable;

/**
 * A stay as queries show it.
 *
 * @param id the admission's
 * @param data patient_id, flightplan_id, specialty, attending_id, admit_date, status and what else is known; holds PHI
 * @param version of the admission's stream
 */
public record AdmissionView(UUID id, JsonObject data, int version) {

    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3_600);

    /** A stay's view at a moment: its length is counted to the discharge, or to the moment while it is open. */
    static AdmissionView of(UUID id, JsonObject stay, int version, Instant now) {
        Values values = new Values(stay);
        @Nullable Instant discharged = values.momentOrNull("discharge_date");
        Duration length = Duration.between(values.moment("admit_date"), discharged == null ? now : discharged);
        return new AdmissionView(
                id,
                JsonDoc.of(AdmissionFold.shown(stay))
                        .with("length_of_stay_hours", hours(length))
                        .build(),
                version);
    }

    /** Whether the patient is there. */
    public boolean isOpen() {
        return new Values(data).text("status").equals("active");
    }

    /** When the stay began: what the list is ordered by. */
    public Instant admitDate() {
        return new Values(data).moment("admit_date");
    }

    /** Whose stay it is. */
    public UUID patientId() {
        return new Values(data).id("patient_id");
    }

    /** The specialty whose manifest explains the stay. */
    public String specialty() {
        return data.getString("specialty");
    }

    private static BigDecimal hours(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return BigDecimal.valueOf(seconds).divide(SECONDS_AN_HOUR, 2, RoundingMode.HALF_UP);
    }

    /** The id alone: data holds PHI. */
    @Override
    public String toString() {
        return "AdmissionView[" + id + "]";
    }
}

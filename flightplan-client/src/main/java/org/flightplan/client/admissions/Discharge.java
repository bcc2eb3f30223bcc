package org.flightplan.client.admissions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stay ends.
 *
 * @param dischargeDate when
 * @param disposition where the patient goes, such as {@code home}
 * @param died whether the patient died
 */
public record Discharge(
        Instant dischargeDate,
        @Nullable String disposition,
        @Nullable Boolean died) {

    /** What it can't be without. */
    public Discharge(Instant dischargeDate) {
        this(dischargeDate, null, null);
    }

    /** Says where the patient goes, such as {@code home}. */
    public Discharge disposition(String disposition) {
        return new Discharge(dischargeDate, disposition, died);
    }

    /** Says whether the patient died. */
    public Discharge died(Boolean died) {
        return new Discharge(dischargeDate, disposition, died);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Discharge";
    }
}

package org.flightplan.admissions.views;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which admissions a list shows; null asks for all.
 *
 * @param patientId of this patient
 * @param status active, discharged or cancelled
 * @param location where the patient is now
 * @param specialty of this specialty
 * @param after behind this one in the list's order
 */
public record AdmissionFilter(
        @Nullable UUID patientId,
        @Nullable String status,
        @Nullable String location,
        @Nullable String specialty,
        @Nullable After after) {

    /** The last admission of the page before. */
    public record After(Instant admitDate, UUID id) {}
}

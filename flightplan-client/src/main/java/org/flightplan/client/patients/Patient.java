package org.flightplan.client.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient. Where a care team keeps it closed, {@code restricted} is true and all but a handle is absent; once erased,
 * what was known is null.
 *
 * @param id of the record
 * @param name the full name
 * @param mrn the medical record number
 * @param dateOfBirth the day of birth
 * @param gender male, female, other or unknown
 * @param identity whether it is known who this is
 * @param deceasedAt when the patient died
 * @param diagnosis the diagnosis
 * @param admissionCount how many stays are known
 * @param mergedInto the record that goes on, where this one was merged
 * @param erased whether the patient was erased
 * @param restricted whether the record is closed to the caller
 * @param accessHandle what {@link BreakGlassByHandle} takes
 * @param version for {@code IfMatch}
 */
public record Patient(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable String mrn,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable Identity identity,
        @Nullable Instant deceasedAt,
        @Nullable String diagnosis,
        @Nullable Integer admissionCount,
        @Nullable UUID mergedInto,
        boolean erased,
        boolean restricted,
        @Nullable String accessHandle,
        @Nullable Integer version) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Patient[id=" + id + "]";
    }
}

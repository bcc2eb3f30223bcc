package org.flightplan.patients;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;

/**
 * A date of birth.
 *
 * @param value from 1850; PHI
 */
public record BirthDate(LocalDate value) {

    /** What a search compares. */
    public byte[] hash(BlindIndex index, TenantId tenant) {
        return index.hash(tenant, "date_of_birth", value.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Masked. */
    @Override
    public String toString() {
        return "BirthDate[***]";
    }
}

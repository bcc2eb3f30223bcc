package org.flightplan.patients;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.flightplan.privacy.BlindIndex;
import org.flightplan.tenants.TenantId;

/**
 * A medical record number, as given: leading zeros count, and spaces and case are kept for display.
 *
 * @param value 1 to 255 characters, not blank; PHI
 */
public record Mrn(String value) {

    /** The kind under which its claim and its blind index are kept. */
    static final String KIND = "mrn";

    /** The form in which two spellings of one number are the same: NFC, trimmed, upper-cased. */
    String normalised() {
        return Normalizer.normalize(value, Normalizer.Form.NFC).strip().toUpperCase(Locale.ROOT);
    }

    /** What the database compares instead of the number itself, in hexadecimal. */
    String blindIndex(BlindIndex index, TenantId tenant) {
        return index.of(tenant, KIND, normalised());
    }

    /** What a search compares. */
    public byte[] hash(BlindIndex index, TenantId tenant) {
        return HexFormat.of().parseHex(blindIndex(index, tenant));
    }

    /** Masked. */
    @Override
    public String toString() {
        return "Mrn[***]";
    }
}

package org.flightplan.patients;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.flightplan.fields.Texts;
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

    /**
     * The form in which two spellings of one number are the same: NFKC, without characters of no width, in upper case,
     * trimmed of every space.
     */
    String normalised() {
        StringBuilder visible = new StringBuilder();
        nfkc(value).codePoints().filter(c -> !Texts.isZeroWidth(c)).forEach(visible::appendCodePoint);
        // once more: what stood on either side of a character that went, and what only upper case takes apart
        int[] characters =
                nfkc(nfkc(visible).toUpperCase(Locale.ROOT)).codePoints().toArray();
        int begin = 0;
        int end = characters.length;
        while (begin < end && Texts.isSpace(characters[begin])) {
            begin++;
        }
        while (end > begin && Texts.isSpace(characters[end - 1])) {
            end--;
        }
        return new String(characters, begin, end - begin);
    }

    private static String nfkc(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
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

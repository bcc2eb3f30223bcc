package org.flightplan.privacy;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.flightplan.fields.Jsons;
import org.flightplan.keys.AesGcm;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A PHI value as it is stored: a text of base64 that names whose key opens it.
 *
 * @param patient whose
 * @param version which of the patient's keys
 * @param bytes patient, version and ciphertext
 * @param sealedAs the field it was sealed in, when that is another than it stands in now; or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record SealedValue(
        UUID patient, int version, byte[] bytes, @Nullable String sealedAs) {

    private static final String PREFIX = "phi1:";
    private static final int HEADER_BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;

    /** A value, sealed by a patient's key; it opens in the same field of the same tenant alone. */
    static SealedValue seal(TenantId tenant, UUID patient, int version, SecretKey key, String field, JsonValue value) {
        byte[] plain = value.toString().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = AesGcm.seal(key, context(tenant, patient, version, field), plain);
        ByteBuffer all = ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .putLong(patient.getMostSignificantBits())
                .putLong(patient.getLeastSignificantBits())
                .putInt(version)
                .put(sealed);
        return new SealedValue(patient, version, all.array(), null);
    }

    /** One that nothing opens any more: its patient's keys are destroyed. */
    static SealedValue lost(UUID patient) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .putLong(patient.getMostSignificantBits())
                .putLong(patient.getLeastSignificantBits())
                .putInt(1);
        return new SealedValue(patient, 1, header.array(), null);
    }

    /** The sealed value of a stored one; null when it is none: it was stored before values were sealed. */
    static @Nullable SealedValue of(@Nullable JsonValue stored) {
        if (!(stored instanceof JsonString text) || !text.getString().startsWith(PREFIX)) {
            return null;
        }
        String[] parts = text.getString().substring(PREFIX.length()).split(":", 2);
        byte[] bytes = Base64.getDecoder().decode(parts[0]);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        UUID patient = new UUID(header.getLong(), header.getLong());
        return new SealedValue(patient, header.getInt(), bytes, parts.length == 1 ? null : parts[1]);
    }

    String text() {
        String text = PREFIX + Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return sealedAs == null ? text : text + ":" + sealedAs;
    }

    /** The same for another field than the one it was sealed in; it remembers the first. */
    SealedValue movedFrom(String field) {
        return sealedAs == null ? new SealedValue(patient, version, bytes, field) : this;
    }

    /**
     * The value.
     *
     * @throws AesGcm.WrongKey when it was not sealed for this field of this tenant, or was changed since
     */
    JsonValue open(TenantId tenant, SecretKey key, String field) {
        byte[] plain = AesGcm.open(
                key, context(tenant, patient, version, sealedAs == null ? field : sealedAs), bytes, HEADER_BYTES);
        return Jsons.value(new String(plain, StandardCharsets.UTF_8));
    }

    private static byte[] context(TenantId tenant, UUID patient, int version, String field) {
        return (tenant + " " + patient + " " + version + " " + field).getBytes(StandardCharsets.UTF_8);
    }

    /** Whose, and nothing more. */
    @Override
    public String toString() {
        return "SealedValue[of " + patient + "]";
    }
}

package org.flightplan.contents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.flightplan.keys.AesGcm;
import org.flightplan.keys.KeyRing;
import org.flightplan.tenants.TenantId;

/**
 * The key of one content, and the header by which the patient's key gives it back: whose, by which version, and the key itself,
 * sealed. With the patient's keys goes every content of theirs, wherever a copy lies.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record ContentKey(SecretKey key, byte[] header) {

    private static final int MAGIC = 0x46504331; // FPC1: the form of what follows
    private static final int PREFIX_BYTES = Integer.BYTES + Long.BYTES + Long.BYTES + Integer.BYTES;

    /** Bytes of a header. */
    static final int HEADER_BYTES = PREFIX_BYTES + AesGcm.KEY_BYTES + AesGcm.ADDED_BYTES;

    /** Whose key opens a content, as its header says. */
    record Owner(UUID patient, int version) {}

    /** A new one. */
    static ContentKey made(ContentName name, UUID patient, KeyRing.Numbered sealing) {
        byte[] key = AesGcm.newKey();
        byte[] sealed = AesGcm.seal(sealing.key(), context(name, patient, sealing.version()), key);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .putLong(patient.getMostSignificantBits())
                .putLong(patient.getLeastSignificantBits())
                .putInt(sealing.version())
                .put(sealed)
                .array();
        return new ContentKey(AesGcm.key(key), header);
    }

    /** Whose key a header asks for. */
    static Owner owner(byte[] header) {
        ByteBuffer read = ByteBuffer.wrap(header);
        if (header.length != HEADER_BYTES || read.getInt() != MAGIC) {
            throw new ContentStore.ContentMissing("no content of ours stands under this name");
        }
        return new Owner(new UUID(read.getLong(), read.getLong()), read.getInt());
    }

    /**
     * The key that a header holds.
     *
     * @throws AesGcm.WrongKey when it was not made for this name, or was changed since
     */
    static ContentKey opened(ContentName name, byte[] header, SecretKey patients) {
        Owner owner = owner(header);
        byte[] key =
                AesGcm.open(patients, context(name, owner.patient(), owner.version()), header.clone(), PREFIX_BYTES);
        return new ContentKey(AesGcm.key(key), Arrays.copyOf(header, HEADER_BYTES));
    }

    private static byte[] context(ContentName name, UUID patient, int version) {
        TenantId tenant = name.tenant();
        return ("content " + tenant.value() + " " + patient + " " + version + " " + name.key())
                .getBytes(StandardCharsets.UTF_8);
    }
}

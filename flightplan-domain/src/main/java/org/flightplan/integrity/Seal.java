package org.flightplan.integrity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.flightplan.tenants.TenantId;

/**
 * One link of a tenant's chain, over the digests of the events since the link before.
 *
 * @param tenant whose chain
 * @param number 1, 2, 3 ... without a gap
 * @param events what it seals, ascending; never empty
 * @param hash over the hash before it and all of this
 * @param keyId whose signature
 * @param signature over the hash
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record Seal(TenantId tenant, int number, List<Digest> events, byte[] hash, String keyId, byte[] signature) {

    /** What the first seal of a chain follows. */
    static final byte[] NOTHING = new byte[32];

    private static final byte[] LABEL = "flightplan seal 1".getBytes(StandardCharsets.US_ASCII);

    /** The next seal of a chain. */
    static Seal after(byte[] hashBefore, TenantId tenant, int number, List<Digest> events, SealKeys keys) {
        byte[] hash = hash(hashBefore, tenant, number, events);
        return new Seal(tenant, number, List.copyOf(events), hash, keys.currentId(), keys.sign(hash));
    }

    /** Whether this seal holds what it held when it was made, behind a seal of this hash. */
    boolean follows(byte[] hashBefore) {
        return MessageDigest.isEqual(hash, hash(hashBefore, tenant, number, events));
    }

    /** The position of its last event. */
    long lastPosition() {
        return events.get(events.size() - 1).position();
    }

    private static byte[] hash(byte[] before, TenantId tenant, int number, List<Digest> events) {
        ByteBuffer content =
                ByteBuffer.allocate(LABEL.length + before.length + 24 + events.size() * (Long.BYTES + Digest.BYTES));
        content.put(LABEL).put(before);
        content.putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits());
        content.putInt(number).putInt(events.size());
        for (Digest event : events) {
            content.putLong(event.position()).put(event.sha256());
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package org.flightplan.fields;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of our own making: UUIDs of version 7 (RFC 9562), which begin with the moment they were made. New rows then stand
 * beside each other in every index by id; random ids would touch another page of a large index with each row.
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final int RANDOM_BITS_BESIDE_VERSION = 0x0FFF;

    private TimeOrderedId() {}

    /** A new id, made at a moment: in the order of its millisecond, at random within it. */
    public static UUID madeAt(Instant moment) {
        long most = most(moment) | (RANDOM.nextLong() & RANDOM_BITS_BESIDE_VERSION);
        return new UUID(most, VARIANT | RANDOM.nextLong() >>> 2);
    }

    /** The least id of those made in a moment's millisecond: a bound for searches by time. No id is older than 1970. */
    public static UUID firstOf(Instant moment) {
        return new UUID(most(moment.isBefore(Instant.EPOCH) ? Instant.EPOCH : moment), VARIANT);
    }

    private static long most(Instant moment) {
        return moment.toEpochMilli() << 16 | VERSION_7;
    }
}

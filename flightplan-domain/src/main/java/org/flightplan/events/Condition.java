package org.flightplan.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command was decided on beside its own stream. It is judged under the append lock with everything else: looked at
 * before, it could change before the events are appended.
 */
public sealed interface Condition {

    /**
     * Another stream is still at a version.
     *
     * @param stream which
     * @param version of its last event; 0 when it does not exist
     */
    record StreamAt(UUID stream, int version) implements Condition {}

    /**
     * A key is still held by a stream, or by none.
     *
     * @param key which
     * @param holder the stream, or null: the key is free
     */
    record KeyHeldBy(UniqueKey key, @Nullable UUID holder) implements Condition {}

    /** A key is free. */
    static Condition free(UniqueKey key) {
        return new KeyHeldBy(key, null);
    }
}

package org.flightplan.events;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Where streams stood when the writer last stored something. The database trusts it for those that nothing was appended to
 * since, which it sees in the few events behind that moment, and need not look them up.
 */
final class KnownHeads {

    /** Those that were appended to last. */
    private static final int MOST = 10_000;

    private record Head(TenantId tenant, int version) {}

    private final Map<UUID, Head> heads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Head> eldest) {
            return size() > MOST;
        }
    };

    private long position;
    private @Nullable OffsetDateTime recorded;

    /** The newest event of that moment; 0 when nothing is known. */
    long position() {
        return position;
    }

    /** When that event was recorded; null when nothing is known. */
    @Nullable
    OffsetDateTime recorded() {
        return recorded;
    }

    /** The version a stream stood at, or null. */
    @Nullable
    Integer of(StreamKey stream) {
        Head head = heads.get(stream.id());
        return head != null && head.tenant().equals(stream.tenant()) ? head.version() : null;
    }

    /**
     * From now on, what is known is known as of this event.
     *
     * @param moved the streams that others appended to meanwhile; null when it may be any
     */
    void asOf(long newest, OffsetDateTime moment, UUID @Nullable [] moved) {
        if (moved == null) {
            heads.clear();
        } else {
            for (UUID stream : moved) {
                heads.remove(stream);
            }
        }
        position = newest;
        recorded = moment;
    }

    void put(StreamKey stream, int version) {
        heads.put(stream.id(), new Head(stream.tenant(), version));
    }
}

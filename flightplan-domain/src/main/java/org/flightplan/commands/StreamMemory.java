package org.flightplan.commands;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What the rules remember of the streams that this node wrote to last, so that the next command of a long stream need not
 * read it from its beginning. Bounded by the events that were folded: of the oldest streams nothing is kept.
 */
final class StreamMemory {

    /** About what an event takes of the heap in a state is a tenth of this, in bytes. */
    private static final int HEAP_FOR_AN_EVENT = 10_240;

    record StreamKey(TenantId tenant, UUID stream) {}

    private final long most;
    private final Map<StreamKey, Footing<?, ?, ?>> streams = new LinkedHashMap<>();
    private long events;

    /** @param most the most events of all streams together */
    StreamMemory(long most) {
        this.most = most;
    }

    /** A tenth of the heap at most, however large it is. */
    static StreamMemory ofTheHeap() {
        return new StreamMemory(Runtime.getRuntime().maxMemory() / HEAP_FOR_AN_EVENT);
    }

    /** Gives away what is remembered of a stream; who gets it may change it. */
    synchronized @Nullable Footing<?, ?, ?> take(StreamKey key) {
        Footing<?, ?, ?> footing = streams.remove(key);
        if (footing != null) {
            events -= footing.version();
        }
        return footing;
    }

    /** Keeps a footing that nobody will change any more, in place of what was kept of the stream. */
    synchronized void keep(StreamKey key, Footing<?, ?, ?> footing) {
        take(key);
        streams.put(key, footing);
        events += footing.version();
        Iterator<Footing<?, ?, ?>> oldest = streams.values().iterator();
        while (events > most) {
            events -= oldest.next().version();
            oldest.remove();
        }
    }
}

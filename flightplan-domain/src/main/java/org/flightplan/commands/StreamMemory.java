package org.flightplan.commands;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.flightplan.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What the rules remember of the streams that this node wrote to last, so that the next command of a long stream need not
 * read it from its beginning. Bounded by the events that were folded: of the oldest streams nothing is kept.
 */
final class StreamMemory {

    /** About what an event takes of the heap in a state is a tenth of this, in bytes. */
    private static final int HEAP_FOR_AN_EVENT = 10_240;

    /** Nothing is remembered longer than this, whatever became of telling that a patient is erased. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(30);

    record StreamKey(TenantId tenant, UUID stream) {}

    private record Kept(DecisionBase<?, ?, ?> decisionBase, long at) {

        boolean isOver(long now) {
            return now - at > LONGEST_NANOS;
        }
    }

    private final long most;
    private final LongSupplier nanos;
    private final Map<StreamKey, Kept> streams = new LinkedHashMap<>();
    private long events;

    /** @param most the most events of all streams together */
    StreamMemory(long most) {
        this(most, System::nanoTime);
    }

    StreamMemory(long most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** A tenth of the heap at most, however large it is. */
    static StreamMemory ofTheHeap() {
        return new StreamMemory(Runtime.getRuntime().maxMemory() / HEAP_FOR_AN_EVENT);
    }

    /** Gives away what is remembered of a stream; who gets it may change it. */
    synchronized @Nullable DecisionBase<?, ?, ?> take(StreamKey key) {
        Kept kept = streams.remove(key);
        if (kept == null) {
            return null;
        }
        events -= kept.decisionBase().version();
        return kept.isOver(nanos.getAsLong()) ? null : kept.decisionBase();
    }

    /** Keeps a decision base that nobody will change any more, in place of what was kept of the stream. */
    synchronized void keep(StreamKey key, DecisionBase<?, ?, ?> decisionBase) {
        take(key);
        long now = nanos.getAsLong();
        streams.put(key, new Kept(decisionBase, now));
        events += decisionBase.version();
        forget(oldest -> events > most || oldest.isOver(now));
    }

    /** Forgets every stream of a tenant that is about a patient. */
    synchronized void forget(TenantId tenant, UUID patient) {
        Iterator<Map.Entry<StreamKey, Kept>> all = streams.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<StreamKey, Kept> next = all.next();
            DecisionBase<?, ?, ?> decisionBase = next.getValue().decisionBase();
            if (next.getKey().tenant().equals(tenant) && patient.equals(decisionBase.patient())) {
                events -= decisionBase.version();
                all.remove();
            }
        }
    }

    private void forget(Predicate<Kept> condition) {
        Iterator<Kept> oldest = streams.values().iterator();
        while (oldest.hasNext()) {
            Kept next = oldest.next();
            if (!condition.test(next)) {
                return;
            }
            events -= next.decisionBase().version();
            oldest.remove();
        }
    }
}

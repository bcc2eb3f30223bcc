package org.flightplan.commands;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.flightplan.events.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * What the rules remember of the streams that this node wrote to last, so that the next command of a long stream need not
 * read it from its beginning; it is never more than where to read on. Rules remember no PHI but sealed. Bounded by the
 * events that were folded.
 */
final class StreamMemory {

    /** About what an event takes of the heap in a state is a tenth of this, in bytes. */
    private static final int HEAP_FOR_AN_EVENT = 5_120;

    private final Cache<StreamKey, DecisionBase<?, ?, ?>> streams;

    /** @param most the most events of all streams together */
    StreamMemory(long most) {
        this.streams = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((StreamKey stream, DecisionBase<?, ?, ?> base) -> base.version())
                .expireAfterWrite(Duration.ofMinutes(30))
                .executor(Runnable::run)
                .build();
    }

    /** A tenth of the heap at most, however large it is. */
    static StreamMemory ofTheHeap() {
        return new StreamMemory(Runtime.getRuntime().maxMemory() / HEAP_FOR_AN_EVENT);
    }

    /** What is remembered of a stream, when it is of this kind; null when nothing is. */
    <C, S, E> @Nullable DecisionBase<C, S, E> of(StreamKey stream, Aggregate<C, S, E> aggregate) {
        DecisionBase<?, ?, ?> known = streams.getIfPresent(stream);
        return known == null ? null : known.of(aggregate);
    }

    /** Keeps where a stream stands, durably. */
    void keep(StreamKey stream, DecisionBase<?, ?, ?> base) {
        streams.put(stream, base);
    }
}

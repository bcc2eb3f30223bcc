package org.flightplan.bench.inside;

import java.util.UUID;

/** Each caller's own stream of a run, and where it stands. */
final class OwnStreams {

    static final class Own {
        final UUID id = Samples.id();
        private int version;

        /** The version that the stream stands at; the next event is the caller's. */
        int next() {
            return version++;
        }
    }

    private final ThreadLocal<Own> own = ThreadLocal.withInitial(Own::new);

    Own mine() {
        return own.get();
    }
}

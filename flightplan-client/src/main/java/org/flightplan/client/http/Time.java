package org.flightplan.client.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clock that a client looks at, and how it waits; a test gives it one that does not take long. */
public interface Time {

    /** The system's. */
    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Clock.systemUTC().instant();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    };

    /** The time of day, for a {@code Retry-After} that is a date. */
    Instant now();

    /** Nanoseconds since some moment; they never go back. */
    long nanos();

    /** Waits. */
    void sleep(Duration pause) throws InterruptedException;
}

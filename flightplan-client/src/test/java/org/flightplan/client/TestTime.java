package org.flightplan.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flightplan.client.http.Time;

/** A time that passes only when somebody waits. */
final class TestTime implements Time {

    static final Instant BEGIN = Instant.parse("2026-01-10T12:00:00Z");

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return BEGIN.plus(passed());
    }

    @Override
    public long nanos() {
        return passed().toNanos();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(pause);
    }

    /** How long was waited, each time. */
    List<Duration> pauses() {
        return pauses;
    }

    Duration passed() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
}

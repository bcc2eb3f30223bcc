package org.flightplan.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.flightplan.simulator.flow.House;

/** Makes up hospitals and their history, until an hour before the clock. The same seed and clock give the same history. */
public final class Simulator {

    private static final Duration BEFORE_NOW = Duration.ofHours(1);

    private final long seed;
    private final Instant end;

    /**
     * A simulator of this seed and clock.
     *
     * @param clock read once, to the minute
     */
    public Simulator(long seed, Clock clock) {
        this.seed = seed;
        this.end = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(BEFORE_NOW);
    }

    /** When the last of it may have been recorded. */
    public Instant end() {
        return end;
    }

    /** Hospitals of this size, with all that happened in them. */
    public List<Hospital> hospitals(Scale scale) {
        Instant begin = end.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(scale.days()));
        return House.all(seed, scale.hospitals(), scale.factor()).stream()
                .map(house -> new Hospital(house, scale, begin, end))
                .toList();
    }

    /** All commands of hospitals: units first, then the patients who are there, then those who were. */
    public static Stream<Command> commands(List<Hospital> hospitals) {
        return Stream.of(
                        hospitals.stream().flatMap(Hospital::units),
                        hospitals.stream().flatMap(Hospital::present),
                        hospitals.stream().flatMap(Hospital::past))
                .flatMap(commands -> commands);
    }
}

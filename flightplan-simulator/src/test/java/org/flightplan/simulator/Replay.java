package org.flightplan.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flightplan.simulator.model.ModelCensus;
import org.flightplan.simulator.model.ModelCensus.Day;
import org.flightplan.simulator.model.ModelHospital;
import org.jspecify.annotations.Nullable;

/** Histories of a clock that stands still, and what the model makes of them. */
final class Replay {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T13:47:12Z"), ZoneOffset.UTC);

    private Replay() {}

    static List<Hospital> hospitals(long seed, Scale scale) {
        return new Simulator(seed, CLOCK).hospitals(scale);
    }

    static ModelHospital model(Stream<Command> commands) {
        ModelHospital model = new ModelHospital();
        commands.forEach(model::send);
        return model;
    }

    static Map<LocalDate, Day> census(Hospital hospital, ModelHospital model, @Nullable String location, int days) {
        LocalDate today = CLOCK.instant().atZone(hospital.zone()).toLocalDate();
        return ModelCensus.days(model.stays(), location, today.minusDays(days), today, hospital.zone());
    }

    /** Holds each day against the one before. */
    static void assertAddsUp(Map<LocalDate, Day> days) {
        Day before = null;
        for (Map.Entry<LocalDate, Day> day : days.entrySet()) {
            if (before != null) {
                assertEquals(
                        day.getValue().addedUp(before.occupied), day.getValue().occupied, () -> "on " + day.getKey());
            }
            before = day.getValue();
        }
    }
}

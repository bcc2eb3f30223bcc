package org.flightplan.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flightplan.simulator.model.ModelBeds;
import org.flightplan.simulator.model.ModelUnit;
import org.junit.jupiter.api.Test;

/** A year of a hospital of 300 beds: sound, like a hospital's, and soon made. */
class YearTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Year year = Year.get();

    @Test
    void it_is_made_in_a_minute_of_processor_time() throws IOException {
        Path figures = Path.of("target", "figures", "simulator.properties");
        Files.createDirectories(figures.getParent());
        Files.writeString(figures, "year.processor.seconds=" + year.processorTime.toMillis() / 1000.0 + "\n");
        assertTrue(year.beds() >= 300, () -> year.beds() + " beds");
        assertTrue(year.commands > 200_000, () -> year.commands + " commands");
        assertTrue(year.processorTime.compareTo(LONGEST) < 0, () -> "took " + year.processorTime);
    }

    @Test
    void no_bed_is_shared_unless_it_is_meant_and_every_bed_is_known() {
        List<ModelBeds.Shared> shared = ModelBeds.shared(year.model.stays());
        assertEquals(List.of(), shared.stream().filter(one -> !one.meant()).toList());
        assertTrue(shared.size() < year.model.stays().size() / 20, () -> shared.size() + " beds are shared");
        assertEquals(List.of(), ModelBeds.unknown(year.model));
    }

    @Test
    void the_census_of_the_house_and_of_each_unit_adds_up_on_every_day() {
        int days = Scale.year().days();
        Replay.assertAddsUp(Replay.census(year.hospital, year.model, null, days));
        for (ModelUnit unit : year.model.units()) {
            Replay.assertAddsUp(Replay.census(year.hospital, year.model, unit.location(), days));
        }
    }

    @Test
    void lengths_of_stay_are_skewed_as_a_hospitals_are() {
        List<Double> hours = year.hours();
        double median = Year.part(hours, 0.5);
        assertTrue(Year.mean(hours) > 1.15 * median, () -> Year.mean(hours) + " and " + median);
        assertTrue(Year.part(hours, 0.95) > 3 * median);
    }

    @Test
    void fewer_go_home_at_weekends_and_fewer_come_by_night() {
        Map<DayOfWeek, Long> discharges = year.discharges();
        long weekend = discharges.get(DayOfWeek.SATURDAY) + discharges.get(DayOfWeek.SUNDAY);
        long midweek = discharges.get(DayOfWeek.TUESDAY) + discharges.get(DayOfWeek.WEDNESDAY);
        assertTrue(weekend * 1.5 < midweek, discharges::toString);
        long night = year.admitted(Year::isNight);
        assertTrue(night > 0 && night * 4 < year.model.stays().size() / 2, () -> night + " came by night");
    }

    @Test
    void the_house_is_full_but_not_too_full_and_deaths_are_rare() {
        double occupied = year.occupied().average().orElseThrow() / year.beds();
        assertTrue(occupied > 0.6 && occupied < 0.92, () -> "occupied " + occupied);
        long deaths =
                year.settled().stream().mapToLong(day -> day.getValue().deaths).sum();
        assertTrue(deaths > 10 && deaths < year.model.stays().size() / 40, () -> deaths + " died");
    }
}

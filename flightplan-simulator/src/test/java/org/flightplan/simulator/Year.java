package org.flightplan.simulator;

import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flightplan.simulator.model.ModelCensus.Day;
import org.flightplan.simulator.model.ModelHospital;
import org.flightplan.simulator.model.ModelStay;

/** A year of a hospital of 300 beds, made once for all who look at it. */
final class Year {

    static final long SEED = 1;
    static final int SETTLED_AFTER = 30;

    final Hospital hospital;
    final ModelHospital model = new ModelHospital();
    final long commands;

    /** Making it, and the model's look at each command. */
    final Duration processorTime;

    private static Year made;

    private Year() {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        hospital = Replay.hospitals(SEED, Scale.year()).get(0);
        long[] count = new long[1];
        hospital.commands().forEach(command -> {
            count[0]++;
            model.send(command);
        });
        commands = count[0];
        processorTime = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
    }

    static synchronized Year get() {
        if (made == null) {
            made = new Year();
        }
        return made;
    }

    int beds() {
        return model.units().stream().mapToInt(unit -> unit.beds()).sum();
    }

    /** The days when the house was no longer being filled. */
    List<Map.Entry<LocalDate, Day>> settled() {
        return Replay.census(hospital, model, null, Scale.year().days()).entrySet().stream()
                .skip(SETTLED_AFTER)
                .toList();
    }

    /** Of the stays that ended, in hours, ascending. */
    List<Double> hours() {
        return ended().map(ModelStay::hours).sorted().toList();
    }

    /** How many went home, by the day of the week. */
    Map<DayOfWeek, Long> discharges() {
        return ended().map(ModelStay::end)
                .map(at -> at.atZone(hospital.zone()).getDayOfWeek())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** How many of those who came between two hours. */
    long admitted(Predicate<ZonedDateTime> when) {
        return model.stays().stream()
                .map(ModelStay::begin)
                .filter(at -> when.test(at.atZone(hospital.zone())))
                .count();
    }

    private Stream<ModelStay> ended() {
        return model.stays().stream().filter(ModelStay::isEnded);
    }

    /** How many of the stays lasted from a day to the next, by the number of the day; the last holds all longer ones. */
    int[] daysHistogram(int most) {
        int[] bins = new int[most + 1];
        ended().forEach(stay -> bins[(int) Math.min(most, stay.hours() / 24)]++);
        return bins;
    }

    static double part(List<Double> ascending, double part) {
        return ascending.get((int) (part * (ascending.size() - 1)));
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    IntStream occupied() {
        return settled().stream().mapToInt(day -> day.getValue().occupied);
    }

    static boolean isNight(ZonedDateTime at) {
        return at.getHour() < 6;
    }
}

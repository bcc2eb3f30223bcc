package org.flightplan.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.flightplan.simulator.model.ModelBeds;
import org.junit.jupiter.api.Test;

/** The figures and the chart of the simulator's page are made from a year of it: {@code -Dflightplan.pages.write} writes them. */
class SimulatorPageTest {

    private static final Path PAGE = Path.of("../docs/simulator.md");
    private static final Path CHART = Path.of("../docs/images/simulator-year.svg");
    private static final String BEGIN = "<!-- what the year is: begins -->\n";
    private static final String END = "<!-- what the year is: ends -->\n";

    @Test
    void the_page_and_its_chart_say_what_a_year_is() throws IOException {
        Year year = Year.get();
        String page = Files.readString(PAGE);
        String made = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + "\n" + figures(year) + "\n"
                + page.substring(page.indexOf(END));
        String chart = new YearChart(year).svg();
        if (System.getProperty("flightplan.pages.write") != null) {
            Files.writeString(PAGE, made);
            Files.writeString(CHART, chart);
        }
        assertEquals(made, Files.readString(PAGE), "write it anew with -Dflightplan.pages.write");
        assertEquals(chart, Files.readString(CHART), "write it anew with -Dflightplan.pages.write");
    }

    private static String figures(Year year) {
        List<Double> hours = year.hours();
        Map<DayOfWeek, Long> discharges = new TreeMap<>(year.discharges());
        List<ModelBeds.Shared> shared = ModelBeds.shared(year.model.stays());
        long deaths =
                year.settled().stream().mapToLong(day -> day.getValue().deaths).sum();
        StringBuilder rows = new StringBuilder(
                "| a year of a hospital of " + year.beds() + " beds, seed " + Year.SEED + " | |\n|---|---|\n");
        row(rows, "commands", "%,d", year.commands);
        row(rows, "stays", "%,d", year.model.stays().size());
        row(rows, "patients, second records of somebody included", "%,d", year.model.patients());
        row(rows, "length of stay: half are shorter than", "%.1f days", Year.part(hours, 0.5) / 24);
        row(rows, "length of stay: mean", "%.1f days", Year.mean(hours) / 24);
        row(rows, "length of stay: one in ten is longer than", "%.1f days", Year.part(hours, 0.9) / 24);
        row(
                rows,
                "occupied at midnight, from the " + Year.SETTLED_AFTER + "th day on: least, mean, most",
                "%d, %.0f, %d",
                year.occupied().min().orElseThrow(),
                year.occupied().average().orElseThrow(),
                year.occupied().max().orElseThrow());
        row(
                rows,
                "went home on a Tuesday, on a Sunday",
                "%,d, %,d",
                discharges.get(DayOfWeek.TUESDAY),
                discharges.get(DayOfWeek.SUNDAY));
        row(rows, "came between midnight and 6", "%,d", year.admitted(Year::isNight));
        row(rows, "died", "%,d", deaths);
        row(rows, "times that a bed was shared, all of them meant", "%,d", shared.size());
        rows.append("\n| in its log | events |\n|---|---|\n");
        year.model.eventsByType().forEach((type, count) -> row(rows, "`" + type + "`", "%,d", count));
        return rows.toString();
    }

    private static void row(StringBuilder rows, String what, String format, Object... values) {
        rows.append("| ").append(what).append(" | ");
        rows.append(String.format(Locale.ROOT, format, values)).append(" |\n");
    }
}

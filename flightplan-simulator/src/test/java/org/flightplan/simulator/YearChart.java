package org.flightplan.simulator;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flightplan.simulator.model.ModelCensus.Day;

/** Occupancy day by day, and how long stays are, as SVG that is readable on light and dark pages. */
final class YearChart {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 520;
    private static final int LEFT = 56;
    private static final int PLOT = WIDTH - LEFT - 20;
    private static final int PLOT_HEIGHT = 170;
    private static final int OCCUPANCY_BASE = 230;
    private static final int STAYS_BASE = 480;
    private static final int MOST_DAYS = 40;

    private final Year year;
    private final StringBuilder svg = new StringBuilder();

    YearChart(Year year) {
        this.year = year;
    }

    String svg() {
        add("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
                <title>A year of a simulated hospital: occupancy and lengths of stay</title>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """, WIDTH, HEIGHT);
        occupancy();
        lengths();
        return svg.append("</svg>\n").toString();
    }

    private void occupancy() {
        heading(26, "Occupied at midnight, of " + year.beds() + " beds and bassinets; weekends are the dips");
        List<Map.Entry<LocalDate, Day>> days = year.settled();
        axis(OCCUPANCY_BASE, year.beds(), 100);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i).getKey();
            double x = LEFT + (double) PLOT * i / (days.size() - 1);
            double y = OCCUPANCY_BASE - (double) PLOT_HEIGHT * days.get(i).getValue().occupied / year.beds();
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            if (day.getDayOfMonth() == 1) {
                add(
                        "<text x=\"%.0f\" y=\"%d\" fill=\"#1d2733\">%s</text>\n",
                        x, OCCUPANCY_BASE + 18, day.toString().substring(0, 7));
            }
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#1f6fb2\" stroke-width=\"1.5\"/>\n",
                points.toString().strip());
    }

    private void lengths() {
        heading(STAYS_BASE - PLOT_HEIGHT - 24, "Stays by their length in days; the last bar holds all longer ones");
        int[] bins = year.daysHistogram(MOST_DAYS);
        int most = Arrays.stream(bins).max().orElseThrow();
        axis(STAYS_BASE, most, 500);
        double width = (double) PLOT / bins.length;
        for (int day = 0; day < bins.length; day++) {
            double height = (double) PLOT_HEIGHT * bins[day] / most;
            double x = LEFT + width * day;
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#1f6fb2\"/>\n",
                    x + 1, STAYS_BASE - height, width - 2, height);
            if (day % 5 == 0) {
                add("<text x=\"%.0f\" y=\"%d\" fill=\"#1d2733\">%d</text>\n", x + 2, STAYS_BASE + 18, day);
            }
        }
    }

    private void heading(int y, String text) {
        add("<text x=\"16\" y=\"%d\" font-size=\"15\" font-weight=\"bold\" fill=\"#1d2733\">%s</text>\n", y, text);
    }

    private void axis(int base, int most, int step) {
        for (int value = 0; value <= most; value += step) {
            double y = base - (double) PLOT_HEIGHT * value / most;
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d5dbe1\"/>\n", LEFT, LEFT + PLOT, y, y);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#1d2733\">%,d</text>\n", LEFT - 8, y + 4, value);
        }
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}

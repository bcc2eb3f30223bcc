package org.flightplan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG, readable on light and dark pages. */
final class Chart {

    private static final int LABELS = 250;
    private static final int WIDTH = 820;
    private static final int ROW = 26;
    private static final int TOP = 44;

    private record Bar(String label, double value, boolean ours) {}

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    Chart(String title) {
        this.title = title;
    }

    /** Adds a bar, when it was measured. */
    Chart bar(String label, Figures figures, String key, boolean ours) {
        figures.median(key).ifPresent(value -> bars.add(new Bar(label, value, ours)));
        return this;
    }

    String svg() {
        double largest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        StringBuilder svg =
                new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
                <title>%3$s</title>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                <text x="16" y="26" font-size="15" font-weight="bold" fill="#1d2733">%3$s</text>
                """, WIDTH, TOP + ROW * bars.size() + 12, title));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + ROW * i, largest));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y, double largest) {
        int length = (int) Math.max(1, (WIDTH - LABELS - 90) * bar.value() / largest);
        return String.format(
                Locale.ROOT,
                """
                <text x="%1$d" y="%2$d" text-anchor="end" fill="#1d2733">%3$s</text>
                <rect x="%4$d" y="%5$d" width="%6$d" height="18" fill="%7$s"/>
                <text x="%8$d" y="%2$d" fill="#1d2733">%9$s</text>
                """,
                LABELS - 8,
                y + 14,
                bar.label(),
                LABELS,
                y,
                length,
                bar.ours() ? "#1f6fb2" : "#9aa7b4",
                LABELS + length + 6,
                String.format(Locale.ROOT, "%,.0f", bar.value()));
    }
}

package org.flightplan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures();

    @Test
    void the_median_is_the_middle_of_the_rounds_whatever_their_order() {
        for (double value : new double[] {9, 1, 5, 100, 3}) {
            figures.add("a_vs_b", value);
        }
        assertEquals(5, figures.median("a_vs_b").orElseThrow());
        figures.add("a_vs_b", 7);
        assertEquals(6, figures.median("a_vs_b").orElseThrow());
        assertEquals("1 - 100", figures.range("a_vs_b"));
    }

    @Test
    void what_was_not_measured_has_no_median_and_misses_no_mark() {
        assertTrue(figures.median("append_64_vs_naive").isEmpty());
        assertTrue(Mark.ALL.get(0).row(figures).contains("not measured"));
    }

    @Test
    void a_mark_is_met_on_its_side_of_the_bound() {
        Mark least = new Mark("rate", "a rate", 10, true);
        Mark most = new Mark("wait", "a wait", 4, false);
        figures.add("rate", 9.99);
        figures.add("wait", 3.99);
        assertTrue(least.row(figures).endsWith("missed |"));
        assertTrue(most.row(figures).endsWith("met |"));
    }

    @Test
    void numbers_are_told_with_four_digits() {
        assertEquals("45120", Figures.text(45_123.4));
        assertEquals("0.5023", Figures.text(0.502_34));
        figures.add("events", 45_123.4);
        assertEquals("{\"events\":45120}", figures.json().toString());
    }

    @Test
    void the_chart_has_a_bar_for_each_measured_figure_alone() {
        figures.add("ours", 200);
        String svg = new Chart("Events")
                .bar("ours", figures, "ours", true)
                .bar("theirs", figures, "theirs", false)
                .svg();
        assertTrue(svg.contains(">ours<"));
        assertTrue(svg.contains(">200<"));
        assertEquals(-1, svg.indexOf("theirs"));
    }
}

package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void without_a_terminal_each_tenth_is_a_line() {
        String[] lines = shown(false, 3444).split("\\R", -1);
        assertEquals(11, lines.length);
        assertEquals("Demo: 100 % (3444 of 3444 commands)", lines[9]);
    }

    @Test
    void on_a_terminal_a_bar_is_drawn_in_place() {
        String shown = shown(true, 200);
        assertEquals(1, shown.lines().filter(line -> line.contains("100 %")).count());
        assertTrue(shown.contains("\rDemo [####################....................]  50 %"), shown);
    }

    private static String shown(boolean isTerminal, int total) {
        StringWriter text = new StringWriter();
        Progress progress = new Progress(new PrintWriter(text, true), isTerminal, total);
        for (int i = 0; i < total; i++) {
            progress.step();
        }
        return text.toString();
    }
}

package org.flightplan.launcher.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** How far the load is: a bar on a terminal, redrawn in place; else a line for each tenth. */
final class Progress {

    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean isTerminal;
    private final int total;
    private int done;
    private int shownPercent = -1;

    /**
     * Shows the way to a total.
     *
     * @param total more than 0
     */
    Progress(PrintWriter out, boolean isTerminal, int total) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.total = total;
    }

    /** One more is done. */
    synchronized void step() {
        done++;
        int percent = (int) (100L * done / total);
        if (percent == shownPercent) {
            return;
        }
        if (isTerminal) {
            draw(percent);
        } else if (percent / 10 > shownPercent / 10) {
            out.println(String.format(Locale.ROOT, "Demo: %3d %% (%d of %d commands)", percent, done, total));
        }
        shownPercent = percent;
    }

    private void draw(int percent) {
        int filled = WIDTH * percent / 100;
        out.print(String.format(
                Locale.ROOT,
                "\rDemo [%s%s] %3d %%  %d of %d commands",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                percent,
                done,
                total));
        if (percent == 100) {
            out.println();
        }
        out.flush();
    }
}

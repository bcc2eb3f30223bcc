package org.flightplan.simulator;

/**
 * How much is made.
 *
 * @param hospitals from 1 to 3
 * @param factor by which each has more beds and patients than in its resource
 * @param days of history
 * @param open stays of each hospital at the end, chosen from those that are there; 0 keeps them all
 * @param closed stays of each hospital, the latest of them; 0 keeps them all
 * @param together whether what was recorded of a stay is sent in one request, as an import does
 * @param refusals whether some commands are meant to be refused
 */
public record Scale(int hospitals, double factor, int days, int open, int closed, boolean together, boolean refusals) {

    /** Three hospitals that are sent in a minute. */
    public static Scale demo() {
        return new Scale(3, 1, 40, 60, 150, true, false);
    }

    /** One small hospital, with all that happens in larger ones, every command for itself. */
    public static Scale small() {
        return new Scale(1, 0.5, 20, 0, 0, false, true);
    }

    /** A year of one hospital of 300 beds, every command for itself. */
    public static Scale year() {
        return new Scale(1, 3.1, 365, 0, 0, false, true);
    }
}

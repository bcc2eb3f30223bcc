package org.flightplan.imports.sending;

/**
 * How many rows were read, and what became of them.
 *
 * @param read all of them
 * @param imported of which something was recorded in this run
 * @param there of which everything had been recorded before
 * @param rejected of which the report says why; each is counted here alone, even where a part of it is recorded
 */
public record Tally(long read, long imported, long there, long rejected) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally and(Tally other) {
        return new Tally(read + other.read, imported + other.imported, there + other.there, rejected + other.rejected);
    }

    /** The summary's line. */
    @Override
    public String toString() {
        return "read " + read + " = imported " + imported + " + already there " + there + " + rejected " + rejected;
    }
}

package org.flightplan.projections;

/** The read models with their checkpoints and parked streams are there twice; the same code fills either. */
enum TableSet {
    /** What queries read. */
    LIVE(""),
    /** What a rebuild fills beside it: unlogged, without the indexes that serve queries. */
    SHADOW("_shadow");

    private final String suffix;

    TableSet(String suffix) {
        this.suffix = suffix;
    }

    /** The name of this edition's table. */
    String table(String live) {
        return live + suffix;
    }
}

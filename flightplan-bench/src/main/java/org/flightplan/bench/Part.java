package org.flightplan.bench;

/** A part of the benchmark that can be run by itself. */
interface Part {

    /** Its name for {@code -Dbench.only}. */
    String name();

    /** Measures all its rounds. */
    void run(Stage stage, Figures figures);
}

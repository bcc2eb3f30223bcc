package org.flightplan.bench.faults;

/** What its caller knows of a command. */
sealed interface Outcome {

    /**
     * It is recorded, said the answer.
     *
     * @param version that its stream had reached with it
     * @param position of its last event
     */
    record Acknowledged(int version, long position) implements Outcome {}

    /** Nothing was recorded, said the answer, and no answer before it was lost. */
    record Refused(int status) implements Outcome {}

    /** The caller gave up without an answer: it is recorded, or it isn't. */
    record Unknown() implements Outcome {}
}

package org.flightplan.commands;

/** What became of a command. */
public sealed interface CommandResult {

    /**
     * Its events are durable.
     *
     * @param recorded what it has recorded
     * @param version the version its stream reached
     * @param position the global position of its last event
     */
    record Done(Recorded recorded, int version, long position) implements CommandResult {}

    /**
     * Nothing was recorded.
     *
     * @param rejection why
     * @param command which of several commands was refused, from 0
     */
    record Refused(Rejection rejection, int command) implements CommandResult {}
}

package org.flightplan.append;

/** Where a stream must stand for an append to succeed. */
public sealed interface ExpectedVersion {

    /** Wherever it stands. */
    record Any() implements ExpectedVersion {}

    /**
     * At exactly this version.
     *
     * @param version of the stream's last event; 0 when the stream must not exist
     */
    record Exactly(int version) implements ExpectedVersion {}

    /** Wherever the stream stands; its order among concurrent appends is the log's to choose. */
    static ExpectedVersion any() {
        return new Any();
    }

    /** At exactly this version: someone else's append in between is a conflict. */
    static ExpectedVersion exactly(int version) {
        return new Exactly(version);
    }

    /** The stream must not exist yet. */
    static ExpectedVersion noStream() {
        return new Exactly(0);
    }
}

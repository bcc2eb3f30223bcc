package org.flightplan.imports.sending;

import java.util.function.Consumer;

/** The former system's data. */
public interface Source extends AutoCloseable {

    /**
     * Reads all of it, in the same order in every run.
     *
     * @param groups takes each group as it is read; reading waits for it
     * @throws SourceException when the data can't be read on
     */
    void read(Consumer<Group> groups);

    @Override
    default void close() {
        // most hold nothing open between two rows
    }

    /** The data can't be read; its message says what and what to do, and nothing of a patient. */
    final class SourceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** @param message what is the matter and what to do */
        public SourceException(String message) {
            super(message);
        }
    }
}

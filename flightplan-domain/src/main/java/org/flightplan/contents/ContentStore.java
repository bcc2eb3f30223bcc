package org.flightplan.contents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps contents, encrypted as they come. What was put is durable when {@link #put} comes back; a reader meets all of it or
 * nothing. Each method throws {@link StoreUnavailable} when the store can't do it now.
 */
public interface ContentStore {

    /** Bytes that may be read more than once, since a store may have to try again. */
    interface Source {

        /** All of them, from the first. */
        InputStream open() throws IOException;

        /** How many. */
        long length();
    }

    /** Keeps it, in place of what it may have kept under this name. */
    void put(ContentName name, Source source);

    /**
     * A part of it; to be closed.
     *
     * @param from the first byte
     * @param length how many, at least 1; it may hold fewer
     * @throws ContentMissing when it keeps nothing under this name
     */
    InputStream read(ContentName name, long from, long length);

    /** Destroys it, whole or half; nothing happens when there is none. */
    void delete(ContentName name);

    /** What the operator has to mend before anything can be kept; empty when nothing is known to be wrong. Answers at once. */
    Optional<String> problem();

    /** The store can't be asked, or refuses; nothing is wrong with what was asked: try again later. */
    final class StoreUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store lacks what the log says it has. */
    final class ContentMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ContentMissing(String message) {
            super(message);
        }
    }
}

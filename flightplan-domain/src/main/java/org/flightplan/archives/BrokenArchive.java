package org.flightplan.archives;

import org.jspecify.annotations.Nullable;

/**
 * A file that is no archive as it was made: cut off, altered, or signed by somebody else. Nothing of it is taken in: have it
 * sent again, and if that is no better, made again.
 */
public final class BrokenArchive extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String entry;

    /** @param entry whose content is not as it was signed, {@code fault} what is wrong with it; neither holds PHI */
    BrokenArchive(String entry, String fault) {
        this(entry, fault, null);
    }

    BrokenArchive(String entry, String fault, @Nullable Throwable cause) {
        super("The archive is broken: " + entry + " " + fault, cause);
        this.entry = entry;
    }

    /** The entry that tells. */
    public String entry() {
        return entry;
    }
}

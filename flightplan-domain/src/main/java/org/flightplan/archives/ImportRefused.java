package org.flightplan.archives;

/** An archive is sound, and this installation can't take it in as it is: the message says why, and the remedy. */
public final class ImportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportRefused(String message) {
        super(message);
    }
}

package org.flightplan.keys;

/**
 * The key store can't be asked now, or a key can't be unwrapped now; nothing is wrong with the request: try again later. It
 * has no cause, so that it is not taken for a fault of the log's database: what can't be projected without a key waits
 * alone.
 */
public final class KeysUnavailable extends RuntimeException {

    /** @param message for the operator; it names no patient */
    public KeysUnavailable(String message) {
        super(message);
    }
}

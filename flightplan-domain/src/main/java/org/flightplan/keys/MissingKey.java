package org.flightplan.keys;

/** A key that was used once is not there, though nobody erased it: a store or a master key was lost or mixed up. */
public final class MissingKey extends RuntimeException {

    MissingKey(String message) {
        super(message);
    }
}

package org.flightplan.seals;

/** A key file that can't be used; the message says why, and the remedy. */
final class SealKeyException extends Exception {

    SealKeyException(String message) {
        super(message);
    }
}

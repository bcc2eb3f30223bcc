package org.flightplan.commands;

import java.util.Optional;

/** The version at which the caller wants a command to find its stream. */
public sealed interface Precondition {

    /** Whatever it is. */
    record None() implements Precondition {}

    /** The version that the caller has read, from If-Match or from the body. */
    record Version(int version, boolean ifMatch) implements Precondition {}

    /** What is wrong when the stream stands at a version; empty when nothing is. */
    default Optional<Rejection> refusal(int actual) {
        return this instanceof Version wanted && wanted.version() != actual
                ? Optional.of(new CommandRejection.StaleVersion(wanted.version(), actual, wanted.ifMatch()))
                : Optional.empty();
    }
}

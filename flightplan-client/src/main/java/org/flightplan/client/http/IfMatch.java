package org.flightplan.client.http;

/**
 * The version that was read, for a change that is to be made to no other.
 *
 * @param version of what was read: its {@code version}, or the {@code newVersion} of a command's answer
 */
public record IfMatch(int version) {

    /** As the header {@code If-Match} has it: {@code "3"}. */
    @Override
    public String toString() {
        return '"' + Integer.toString(version) + '"';
    }
}

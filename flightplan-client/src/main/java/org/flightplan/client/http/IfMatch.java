package org.flightplan.client.http;

/**
 * The version that was read, for a change that is to be made to no other.
 *
 * @param version of what was read: its {@code version}, or the {@code newVersion} of a command's answer
 */
public record IfMatch(int version) {

    /** Whatever version is there: for a change that rests on nothing that was read. */
    public static final IfMatch ANY = new IfMatch(-1);

    /** As the header {@code If-Match} has it: {@code "3"}, or {@code *}. */
    @Override
    public String toString() {
        return version < 0 ? "*" : '"' + Integer.toString(version) + '"';
    }
}

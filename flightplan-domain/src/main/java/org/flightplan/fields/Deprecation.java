package org.flightplan.fields;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That something of the API is not to be used any more, though it still works.
 *
 * @param since from when on
 * @param sunset when it may stop working, or null while that is not decided
 * @param instead what to do instead, a sentence
 */
public record Deprecation(LocalDate since, @Nullable LocalDate sunset, String instead) {

    /**
     * Of days as ISO-8601 writes them.
     *
     * @param sunset empty while it is not decided
     */
    public static Deprecation of(String since, String sunset, String instead) {
        return new Deprecation(LocalDate.parse(since), sunset.isEmpty() ? null : LocalDate.parse(sunset), instead);
    }

    /** In a line for people. */
    public String words() {
        return "Deprecated since " + since + (sunset == null ? "" : ", may be gone from " + sunset + " on") + ": "
                + instead;
    }
}

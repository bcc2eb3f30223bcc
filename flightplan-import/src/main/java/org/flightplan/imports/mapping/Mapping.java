package org.flightplan.imports.mapping;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what a former system's data become FlightPlan's.
 *
 * @param tenant whose they are to be
 * @param ids of what comes of each row
 * @param time reads moments and days
 * @param words gives those of a specialty, by its name
 * @param specialty of stays that name none
 * @param attending the user who answers for stays that name none, or null
 * @param provisional whether a patient who lacks what a confirmed identity takes is recorded as provisional, and a stay without
 *     a patient gets such a one
 * @param attachments the folder of the contents, or null
 * @param now of this run
 */
public record Mapping(
        UUID tenant,
        Ids ids,
        FormerTime time,
        Function<String, Words> words,
        String specialty,
        @Nullable UUID attending,
        boolean provisional,
        @Nullable Path attachments,
        Instant now) {

    private static final int SHORT_TEXT = 500;

    /** The id by which what comes of a row is known again: of something, and of which one of its kind. */
    public UUID cause(String kind, UUID of, Object... key) {
        return ids.of("cause " + kind, of, List.of(key));
    }

    /** @throws Unmappable when nobody answers for a stay */
    public UUID requiredAttending() {
        if (attending == null) {
            throw new Reason("nobody answers for the stay", "name a user by --attending").exception();
        }
        return attending;
    }

    /** When a former system recorded something; null where it does not say, or lies ahead. */
    public @Nullable Instant imported(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant at = time.when(text).at();
        return at.isAfter(now) ? null : at;
    }

    /** Whether a text fits into a field of 500 characters; what does not is kept whole, as legacy. */
    public static boolean fits(@Nullable String text) {
        return text != null && text.length() <= SHORT_TEXT;
    }
}

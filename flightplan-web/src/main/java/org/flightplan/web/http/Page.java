package org.flightplan.web.http;

import static org.flightplan.fields.Doc.doc;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many, 1 to 200
 * @param offset how many to leave out, from 0
 * @param cursor the {@code next} of the page before, decoded, or null for the first
 */
public record Page(int limit, int offset, @Nullable String cursor) {

    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int MOST_SKIPPED = 1_000_000_000;

    /** Reads limit, offset and cursor. */
    public static Page of(Parameters parameters) {
        return new Page(
                (int) parameters.whole("limit", 1, MOST, USUAL),
                (int) parameters.whole("offset", 0, MOST_SKIPPED, 0),
                decoded(parameters.text("cursor")));
    }

    /** How many to fetch: one more than asked for tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** How many to leave out of a list whose cursors count: those of the pages before, and the offset. */
    public int skipped() {
        try {
            int before = cursor == null ? 0 : Integer.parseInt(cursor);
            if (before >= 0 && before <= MOST_SKIPPED) {
                return before + offset;
            }
            throw unreadableCursor();
        } catch (NumberFormatException e) {
            throw unreadableCursor();
        }
    }

    /** The cursor of the page behind this one, in a list whose cursors count. */
    public String counted() {
        return String.valueOf(skipped() + limit);
    }

    /**
     * The page.
     *
     * @param fetched up to {@link #fetch()} elements
     * @param item how an element is shown
     * @param cursorAfter the cursor of the page behind an element
     */
    public <T> JsonObject json(List<T> fetched, Function<T, JsonObject> item, Function<T, String> cursorAfter) {
        List<T> shown = shown(fetched);
        Optional<String> next = fetched.size() > limit
                ? Optional.of(encoded(cursorAfter.apply(shown.get(shown.size() - 1))))
                : Optional.empty();
        return doc().with("items", shown.stream().map(item).toList())
                .with("limit", limit)
                .with("offset", offset)
                .with("next", next.orElse(null))
                .build();
    }

    /** Those of the fetched elements that the page shows. */
    public <T> List<T> shown(List<T> fetched) {
        return fetched.subList(0, Math.min(limit, fetched.size()));
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String decoded(@Nullable String cursor) {
        try {
            return cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadableCursor();
        }
    }

    /** The 400 of a cursor that no list has given. */
    public static ProblemException unreadableCursor() {
        return new ProblemException(Problems.unreadableParameter("cursor", "must be the next of the page before"));
    }
}

package org.flightplan.web.http;

import static org.flightplan.fields.JsonDoc.doc;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.fields.FieldErrors;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many, 1 to 200
 * @param offset how many to leave out, from 0
 * @param cursor the place that the {@code next} of the page before names, or null for the first
 * @param mark what shows that a cursor was given for this query, to this tenant
 */
public record Page(int limit, int offset, @Nullable String cursor, Function<String, byte[]> mark) {

    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int MARK_BYTES = 16;

    /** The farthest offset: the database reads what it leaves out, a cursor begins where it points. */
    public static final int FARTHEST = 10_000;

    /**
     * Reads limit, offset and cursor.
     *
     * @throws ProblemException 400 when the cursor was given for another query or to another tenant, or stands beside an
     *     offset, 422 when limit or offset is out of its range
     */
    public static Page of(Parameters parameters) {
        return of(parameters, "");
    }

    /**
     * The same for a query that stands in a body.
     *
     * @param sought what the body asks for, always the same text for the same question; a cursor shows nothing of it
     */
    public static Page of(Parameters parameters, String sought) {
        int limit = (int) parameters.whole("limit", 1, MOST, USUAL);
        String cursor = parameters.text("cursor");
        if (cursor != null && parameters.text("offset") != null) {
            throw new ProblemException(Problems.unreadableParameter("cursor", "can't be used together with offset"));
        }
        Function<String, byte[]> mark = key -> parameters.mark(sought + "\n" + key);
        return new Page(limit, offset(parameters), cursor == null ? null : opened(cursor, mark), mark);
    }

    private static int offset(Parameters parameters) {
        long offset = parameters.whole("offset", Long.MIN_VALUE, Long.MAX_VALUE, 0);
        if (offset < 0 || offset > FARTHEST) {
            throw new ProblemException(Problems.invalid(FieldErrors.of(
                    "offset", "must be between 0 and " + FARTHEST + "; what lies behind is read by cursor")));
        }
        return (int) offset;
    }

    /** How many to fetch: one more than asked for tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * How many to leave out of a list whose elements are numbered from 1, and whose cursors are those numbers.
     *
     * @throws ProblemException 400 when the cursor is none of this list
     */
    public int skipped() {
        try {
            return cursor == null ? offset : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw unreadableCursor();
        }
    }

    /**
     * The element behind which a list goes on whose cursors are ids; null for its first page.
     *
     * @throws ProblemException 400 when the cursor is none of this list
     */
    public @Nullable UUID idAfter() {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw unreadableCursor();
        }
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
                ? Optional.of(sealed(cursorAfter.apply(shown.get(shown.size() - 1))))
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

    private String sealed(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer cursor = ByteBuffer.allocate(MARK_BYTES + text.length);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        cursor.put(mark.apply(key), 0, MARK_BYTES).put(text).array());
    }

    private static String opened(String cursor, Function<String, byte[]> mark) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw unreadableCursor();
        }
        if (bytes.length < MARK_BYTES) {
            throw unreadableCursor();
        }
        String key = new String(bytes, MARK_BYTES, bytes.length - MARK_BYTES, StandardCharsets.UTF_8);
        byte[] given = Arrays.copyOf(bytes, MARK_BYTES);
        if (!MessageDigest.isEqual(given, Arrays.copyOf(mark.apply(key), MARK_BYTES))) {
            throw unreadableCursor();
        }
        return key;
    }

    /** The 400 of a cursor that no list has given. */
    public static ProblemException unreadableCursor() {
        return new ProblemException(
                Problems.unreadableParameter("cursor", "must be the next of the page before, of the same query"));
    }
}

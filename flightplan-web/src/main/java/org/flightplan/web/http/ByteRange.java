package org.flightplan.web.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One part of a content (RFC 9110, 14).
 *
 * @param first byte, from 0
 * @param last byte, included
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /**
     * The part that a header asks for; empty when it asks for none, for more than one, or in words that are none: then all of it
     * is answered.
     *
     * @throws ProblemException 416 when there is nothing of it
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            return part(suffix == 0 ? size : Math.max(0, size - suffix), size - 1, size);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
        return last < first && first < size ? Optional.empty() : part(first, Math.min(last, size - 1), size);
    }

    private static Optional<ByteRange> part(long first, long last, long size) {
        if (first >= size) {
            throw new ProblemException(Problems.rangeNotSatisfiable(size));
        }
        return Optional.of(new ByteRange(first, last));
    }
}

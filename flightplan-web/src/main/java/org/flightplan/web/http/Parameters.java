package org.flightplan.web.http;

import jakarta.json.Json;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flightplan.fields.FieldErrors;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Texts;
import org.flightplan.fields.Times;
import org.flightplan.web.problems.ProblemException;
import org.flightplan.web.problems.Problems;
import org.jspecify.annotations.Nullable;

/** The query's parameters, typed; one that can't be read is a 400 that names it, one out of range a 422. */
public final class Parameters {

    private static final Set<String> PART = Set.of("limit", "offset", "cursor");

    /** What a cursor's mark is made by. */
    interface Marking {
        byte[] mark(String text);
    }

    private final MultivaluedMap<String, String> query;
    private final Marking marking;

    /**
     * The parameters of a request.
     *
     * @param known the names that the endpoint takes
     * @param marking what tells this address and tenant from others
     * @throws ProblemException 400 for any other name, so that a mistyped filter is not silently no filter
     */
    Parameters(MultivaluedMap<String, String> query, Set<String> known, Marking marking) {
        this.query = query;
        this.marking = marking;
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw new ProblemException(Problems.unreadableParameter(
                        "query",
                        "has an unknown name; known are "
                                + String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    /**
     * Text, or null when absent.
     *
     * @throws ProblemException 400 when it stands twice, nothing of it shows, or it holds what no database looks for
     */
    public @Nullable String text(String name) {
        List<String> values = query.get(name);
        if (values == null) {
            return null;
        }
        String text = values.get(0);
        if (values.size() > 1) {
            throw new ProblemException(Problems.unreadableParameter(name, "must stand once"));
        } else if (!Texts.shows(text)) {
            throw new ProblemException(Problems.unreadableParameter(
                    name, "must not be blank: leave it out, or give at least one letter, digit or symbol that shows"));
        }
        Texts.fault(text, FieldType.LONGEST_TEXT).ifPresent(fault -> {
            throw new ProblemException(Problems.unreadableParameter(name, fault));
        });
        return text;
    }

    /** A UUID, or null when absent. */
    public @Nullable UUID id(String name) {
        String text = text(name);
        return text == null ? null : id(name, text);
    }

    /** A moment, or null when absent. */
    public @Nullable Instant moment(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Times.momentFault(text).ifPresent(fault -> {
            // an address writes a space as + too
            String hint = text.indexOf(' ') >= 0 ? "; in an address, the + of an offset is written %2B" : "";
            throw new ProblemException(Problems.unreadableParameter(name, fault + hint));
        });
        return Times.moment(text).orElseThrow();
    }

    /** A date, or null when absent. */
    public @Nullable LocalDate date(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Times.dateFault(text).ifPresent(fault -> {
            throw new ProblemException(Problems.unreadableParameter(name, fault));
        });
        return Times.date(text).orElseThrow();
    }

    /** What shows that a text belongs to this query of this tenant, whatever part of its answer is asked for. */
    byte[] mark(String text) {
        StringBuilder asked = new StringBuilder();
        for (String name : new TreeSet<>(query.keySet())) {
            if (!PART.contains(name)) {
                asked.append(name).append('=').append(text(name)).append('\n');
            }
        }
        return marking.mark(asked + text);
    }

    /** A whole number in a range, or the default when absent. */
    public long whole(String name, long min, long max, long absent) {
        String text = text(name);
        if (text == null) {
            return absent;
        }
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problems.unreadableParameter(name, "must be a whole number"));
        }
        if (value < min || value > max) {
            throw new ProblemException(
                    Problems.invalid(FieldErrors.of(name, "must be between " + min + " and " + max)));
        }
        return value;
    }

    /** One of the given words, or null when absent. */
    public @Nullable String word(String name, List<String> words) {
        String text = text(name);
        if (text != null && !words.contains(text)) {
            throw new ProblemException(
                    Problems.invalid(FieldErrors.of(name, "must be one of " + String.join(", ", words))));
        }
        return text;
    }

    /**
     * A UUID from a path.
     *
     * @throws ProblemException 400 when it is none
     */
    public static UUID id(String name, String text) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        new FieldType.Id().check(name, Json.createValue(text), errors);
        if (!errors.build().isEmpty()) {
            throw new ProblemException(Problems.unreadableParameter(name, "must be a UUID"));
        }
        return UUID.fromString(text);
    }
}

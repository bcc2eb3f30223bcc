package org.flightplan.web.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.flightplan.web.problems.Problem;
import org.flightplan.web.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query's parameters come to, and how one that can't be read is told. */
class ParametersTest {

    private static final Set<String> KNOWN = Set.of("a", "b", "limit", "offset", "cursor");
    private static final UUID ID = UUID.fromString("3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");

    /** A query of names and values in turn. */
    private static Parameters of(String... namesAndValues) {
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Parameters(query, KNOWN, text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(int status, String field, String message, Runnable asked) {
        Problem problem = assertThrows(ProblemException.class, asked::run).problem();
        assertEquals(status, problem.status());
        assertEquals(Map.of(field, List.of(message)), problem.fieldErrors().byField());
    }

    @Test
    void what_is_not_asked_is_null_or_the_default() {
        Parameters none = of();
        assertNull(none.text("a"));
        assertNull(none.id("a"));
        assertNull(none.moment("a"));
        assertNull(none.word("a", List.of("x")));
        assertEquals(20, none.whole("a", 1, 100, 20));
    }

    @Test
    void what_is_asked_comes_out_typed() {
        assertEquals(" x ", of("a", " x ").text("a"));
        assertEquals(ID, of("a", ID.toString()).id("a"));
        assertEquals(
                Instant.parse("2026-03-10T10:00:00Z"),
                of("a", "2026-03-10T12:00:00+02:00").moment("a"));
        assertEquals("y", of("a", "y").word("a", List.of("x", "y")));
        assertEquals(7, of("a", "7").whole("a", 1, 100, 20));
    }

    @Test
    void a_mistyped_name_is_not_silently_no_filter() {
        assertRefused(
                400,
                "query",
                "has an unknown name; known are a, b, cursor, limit, offset",
                () -> of("a", "x", "statsu", "active"));
    }

    @Test
    void a_name_that_stands_twice_is_refused_whichever_was_meant() {
        assertRefused(400, "a", "must stand once", () -> of("a", "x", "a", "x").text("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b"})
    void a_blank_is_no_way_to_leave_it_out(String blank) {
        assertRefused(
                400,
                "a",
                "must not be blank: leave it out, or give at least one letter, digit or symbol that shows",
                () -> of("a", blank).text("a"));
    }

    @Test
    void what_no_database_looks_for_is_refused() {
        assertRefused(
                400,
                "a",
                "must not contain U+0000, which can't be stored",
                () -> of("a", "x\u0000").text("a"));
        assertEquals(10_000, of("a", "x".repeat(10_000)).text("a").length());
        assertRefused(
                400,
                "a",
                "must be at most 10000 characters long",
                () -> of("a", "x".repeat(10_001)).text("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "x", "3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4 "})
    void an_id_is_a_uuid_in_the_query_and_in_the_path(String text) {
        assertRefused(400, "a", "must be a UUID", () -> of("a", text).id("a"));
        assertRefused(400, "patient_id", "must be a UUID", () -> Parameters.id("patient_id", text));
    }

    @Test
    void a_plus_that_became_a_space_is_explained() {
        List<String> messages = assertThrows(
                        ProblemException.class,
                        () -> of("a", "2026-03-10T12:00:00 02:00").moment("a"))
                .problem()
                .fieldErrors()
                .byField()
                .get("a");
        assertEquals(true, messages.get(0).endsWith("; in an address, the + of an offset is written %2B"));
        List<String> leading = assertThrows(
                        ProblemException.class, () -> of("a", " x").moment("a"))
                .problem()
                .fieldErrors()
                .byField()
                .get("a");
        assertEquals(messages, leading);
        List<String> others = assertThrows(
                        ProblemException.class, () -> of("a", "yesterday").moment("a"))
                .problem()
                .fieldErrors()
                .byField()
                .get("a");
        assertEquals(messages.get(0), others.get(0) + "; in an address, the + of an offset is written %2B");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "+5, 5"})
    void a_whole_number_may_be_either_end_of_its_range(String text, long value) {
        assertEquals(value, of("a", text).whole("a", 1, 100, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1"})
    void a_whole_number_out_of_its_range_is_readable_and_wrong(String text) {
        assertRefused(422, "a", "must be between 1 and 100", () -> of("a", text).whole("a", 1, 100, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e2", "x", " 1", "9223372036854775808"})
    void what_is_no_whole_number_is_not_readable(String text) {
        assertRefused(400, "a", "must be a whole number", () -> of("a", text).whole("a", 1, 100, 20));
    }

    @Test
    void another_word_is_readable_and_wrong() {
        assertRefused(422, "a", "must be one of x, y", () -> of("a", "X").word("a", List.of("x", "y")));
    }

    @Test
    void a_mark_is_of_what_is_asked_in_whatever_order_and_of_no_part_of_the_answer() {
        byte[] mark = of("a", "1", "b", "2").mark("row");
        assertEquals("a=1\nb=2\nrow", new String(mark, StandardCharsets.UTF_8));
        assertArrayEquals(
                mark,
                of("b", "2", "a", "1", "limit", "5", "cursor", "c", "offset", "0")
                        .mark("row"));
        for (Parameters other : Arrays.asList(of("a", "1"), of("a", "2", "b", "1"))) {
            assertNotEquals(
                    new String(mark, StandardCharsets.UTF_8), new String(other.mark("row"), StandardCharsets.UTF_8));
        }
    }

    @Test
    void every_way_to_ask_refuses_what_can_not_be_text() {
        for (Consumer<Parameters> way : List.<Consumer<Parameters>>of(
                twice -> twice.id("a"),
                twice -> twice.moment("a"),
                twice -> twice.whole("a", 1, 100, 20),
                twice -> twice.word("a", List.of("x")),
                twice -> twice.mark("row"))) {
            assertRefused(400, "a", "must stand once", () -> way.accept(of("a", "x", "a", "y")));
        }
    }
}

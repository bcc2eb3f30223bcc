package org.flightplan.imports.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.flightplan.imports.mapping.FormerTime.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormerTimeTest {

    private final FormerTime time = new FormerTime(ZoneId.of("Europe/Berlin"), false);

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T14:30:00, 2024-02-29T13:30:00Z",
        "2024-02-29 14:30, 2024-02-29T13:30:00Z",
        "2024-02-29 14:30:05.123456789, 2024-02-29T13:30:05.123456789Z",
        "'2024-02-29 14:30:05,5', 2024-02-29T13:30:05.5Z",
        "2024-02-29T14:30:00Z, 2024-02-29T14:30:00Z",
        "2024-02-29T14:30:00+05:30, 2024-02-29T09:00:00Z",
        "2024-02-29 14:30:00+00, 2024-02-29T14:30:00Z",
        "2/29/2024 2:30 PM, 2024-02-29T13:30:00Z",
        "2/29/2024 12:30 AM, 2024-02-28T23:30:00Z",
        "29.02.2024 14:30, 2024-02-29T13:30:00Z",
        "2024/2/9 14:30, 2024-02-09T13:30:00Z",
        "20240229 14:30, 2024-02-29T13:30:00Z",
        // the hour that comes twice: the first; the one that is left out: an hour later
        "2024-10-27 02:30, 2024-10-27T00:30:00Z",
        "2024-03-31 02:30, 2024-03-31T01:30:00Z"
    })
    void a_moment_is_read_in_the_zone_unless_it_has_an_offset(String text, Instant at) {
        assertEquals(new When(at, false), time.when(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-07-01", "2024-07-01 00:00:00", " 7/1/2024 ", "01.07.2024", "20240701"})
    void a_day_alone_and_midnight_are_the_beginning_of_the_day(String text) {
        assertEquals(new When(Instant.parse("2024-06-30T22:00:00Z"), true), time.when(text));
        assertEquals(LocalDate.of(2024, 7, 1), time.day(text));
    }

    @Test
    void whose_day_comes_first_says_so() {
        assertEquals(LocalDate.of(2024, 3, 4), time.day("3/4/2024"));
        assertEquals(LocalDate.of(2024, 4, 3), new FormerTime(ZoneId.of("UTC"), true).day("3/4/2024"));
        assertEquals(LocalDate.of(2024, 4, 3), time.day("03-04-2024"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2024-02-30",
                "2/30/2024",
                "2024-13-01",
                "1/2/24",
                "2024-02-29 25:00",
                "2/29/2024 13:30 PM",
                "2024-02-29T14:30:00+99:00",
                "2024-02/29"
            })
    void what_is_none_is_told_without_repeating_it(String text) {
        Unmappable e = assertThrows(Unmappable.class, () -> time.when(text));
        assertEquals("holds no day or moment that can be read", e.getMessage());
    }
}

package org.flightplan.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T14:30:00Z",
                "2026-03-01t14:30z",
                "2026-03-01T14:30:00+00:00",
                "2026-03-01T14:30:00+0000",
                "2026-03-01T14:30:00-00",
                "2026-03-01T15:30:00+01",
                "2026-03-01T20:00:00.000000999+0530",
                "2026-03-01T20:00:00.00000099999999999999+05:30",
                "2026-03-01T14:30:01+000001"
            })
    void a_moment_is_read_with_any_offset_of_iso_8601_and_cut_to_the_microsecond(String text) {
        assertEquals("2026-03-01T14:30:00Z", Times.moment(text).orElseThrow().toString());
        assertEquals(Optional.empty(), Times.momentFault(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T14:30:00",
                "2024-02-29T23:59:59",
                "1850-01-01T00:00:00.1",
                "2199-12-31T23:59:59.999999",
                "2026-03-01T14:30:00.000001",
                "2026-03-01T14:30:00.123456789",
                "2026-03-01T14:30:00.",
                "2026-03-01T14:30:00.1234567891",
                "2026-02-29T14:30:00",
                "2026-03-01T24:00:00",
                "0000-03-01T14:30:00"
            })
    void a_moment_as_it_is_stored_is_what_it_is_with_another_offset(String text) {
        assertEquals(Times.moment(text + "+00:00"), Times.moment(text + "Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-29T00:00:00Z | has the days 01 to 28",
                "2024-02-30T00:00:00Z | has the days 01 to 29",
                "2026-04-31T00:00:00Z | has the days 01 to 30",
                "2026-04-00T00:00:00Z | has the days 01 to 30",
                "2026-13-01T00:00:00Z | go from 01 to 12",
                "2026-02-29T00:00:00 | has the days 01 to 28",
                "2026-02-28T00:00:00 | needs an offset",
                "2026-02-28T24:00:00Z | hours go from 00 to 23",
                "2026-02-28T23:59:60Z | seconds from 00 to 59",
                "2026-02-28T23:59:00+19:00 | from -18:00 to +18:00",
                "2026-02-28T23:59:00+0160 | from -18:00 to +18:00",
                "1849-12-31T23:59:59Z | years from 1850 to 2199",
                "2200-01-01T00:00:00Z | years from 1850 to 2199",
                "1850-01-01T00:00:00+01:00 | years from 1850 to 2199",
                "+999999999-12-31T23:59:59Z | years from 1850 to 2199",
                "2026-02-28 | such as 2026-03-01T14:30:00Z",
                "2026-02-28 14:30:00Z | such as 2026-03-01T14:30:00Z",
                "2026-02-28T14:30:0012345Z | such as 2026-03-01T14:30:00Z",
                "2026-02-28T14:30:00ZZ | such as 2026-03-01T14:30:00Z",
                "2026-2-28T14:30:00Z | such as 2026-03-01T14:30:00Z",
                "٢٠٢٦-02-28T14:30:00Z | such as 2026-03-01T14:30:00Z",
                "20260228T143000Z | such as 2026-03-01T14:30:00Z",
            })
    void what_is_wrong_with_a_moment_is_said_and_what_would_be_right(String text, String words) {
        assertTrue(Times.moment(text).isEmpty(), text);
        String fault = Times.momentFault(text).orElseThrow();
        assertTrue(fault.contains(words), fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-29 | has the days 01 to 28",
                "2026-00-01 | go from 01 to 12",
                "1849-12-31 | years from 1850 to 2199",
                "2200-01-01 | years from 1850 to 2199",
                "20260301 | such as 2026-03-01",
                "2026-03-01T00:00:00Z | such as 2026-03-01",
                "today | such as 2026-03-01",
            })
    void what_is_wrong_with_a_date_is_said_and_what_would_be_right(String text, String words) {
        assertTrue(Times.date(text).isEmpty(), text);
        String fault = Times.dateFault(text).orElseThrow();
        assertTrue(fault.contains(words), fault);
        assertEquals(Optional.empty(), Times.dateFault("2024-02-29"));
    }
}

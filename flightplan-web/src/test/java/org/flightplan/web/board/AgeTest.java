package org.flightplan.web.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 13, hours",
        "2026-03-09, 37, hours",
        "2026-03-08, 2,  days",
        "2026-02-11, 27, days",
        "2026-02-10, 1,  months",
        "2024-03-11, 23, months",
        "2024-03-10, 2,  years",
        "1940-12-31, 85, years"
    })
    void age_is_told_in_hours_under_2_days_in_days_under_28_in_months_under_2_years(
            LocalDate born, long value, String unit) {
        assertEquals(new Age(value, unit), Age.of(born, Instant.parse("2026-03-10T12:00:00Z"), BERLIN));
    }
}

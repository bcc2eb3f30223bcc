package org.flightplan.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.flightplan.web.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=3-, 3, 9",
        "bytes=3-99, 3, 9",
        "bytes=-4, 6, 9",
        "bytes=-40, 0, 9",
        "bytes = 2 - 3, 2, 3"
    })
    void one_part_is_answered_as_far_as_there_is_any(String header, long first, long last) {
        ByteRange range = ByteRange.of(header, 10).orElseThrow();
        assertEquals(new ByteRange(first, last), range);
        assertEquals(last - first + 1, range.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,3-4",
                "lines=0-1",
                "bytes=x-2",
                "bytes=1234567890123456789-"
            })
    void what_is_no_part_or_more_than_one_is_answered_by_the_whole(String header) {
        assertEquals(Optional.empty(), ByteRange.of(header, 10));
        assertEquals(Optional.empty(), ByteRange.of(null, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=12-11"})
    void a_part_behind_the_end_is_told(String header) {
        ProblemException told = assertThrows(ProblemException.class, () -> ByteRange.of(header, 10));
        assertEquals(416, told.problem().status());
        assertEquals("bytes */10", told.problem().headers().get("Content-Range"));
    }

    @Test
    void a_name_is_told_in_any_script_and_can_not_end_its_header() {
        assertEquals("attachment", PartAnswers.disposition(null));
        assertEquals(
                "attachment; filename=\"a_b__c.pdf\"; filename*=UTF-8''a%0Ab%22%C3%BCc.pdf",
                PartAnswers.disposition("a\nb\"\u00fcc.pdf"));
    }
}

package org.flightplan.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1, 'a': 1} | a",
                "{'a': 1, 'b': {'a': 1, 'c': 1, 'c': null}} | b.c",
                "{'a': [{'b': 1}, {'b': 1, '\\u0062': 2}]} | a[1].b",
                "{'a': 'x\\u0000'} | a",
                "{'a': {'b': ['x\\ud83d']}} | a.b[0]",
                "{'a': 1e99999999999} | a",
                "{'a': [-1e-99999999999]} | a[0]",
            })
    void what_a_parser_lets_pass_is_an_error_of_its_field_at_any_depth(String text, String field) {
        var refused = assertThrows(InvalidFields.class, () -> ReceivedJson.read(text.replace('\'', '"')));
        assertEquals(Set.of(field), refused.errors().byField().keySet());
    }

    @Test
    void a_name_that_can_not_be_stored_is_refused() {
        assertThrows(InvalidFields.class, () -> ReceivedJson.read("{\"a\\u0000\": 1}"));
        assertThrows(InvalidFields.class, () -> ReceivedJson.read("{\"a\\ud83d\": 1}"));
        assertThrows(InvalidFields.class, () -> ReceivedJson.read("{\"a\": " + "1".repeat(2_000) + "}"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "1e2, 100",
        "1E+2, 100",
        "1.5e1, 15",
        "-12.50e0, -12.50",
        "0.0000001, 0.0000001",
        "1e-7, 0.0000001",
        "-1e-9, -0.000000001",
        "0e5, 0",
        "240, 240",
        "1.0, 1.0"
    })
    void numbers_are_kept_and_told_in_plain_notation_however_they_are_read_again(String sent, String plain) {
        JsonObject received = (JsonObject) ReceivedJson.read("{\"a\": [" + sent + "]}");
        assertEquals("{\"a\":[" + plain + "]}", received.toString());
        assertEquals("{\"a\":[" + plain + "]}", Jsons.text(Jsons.object(received.toString())));
        assertEquals(Jsons.object(received.toString()), received);
        assertEquals(received, Jsons.object(received.toString()));
        assertEquals(received.hashCode(), Jsons.object(received.toString()).hashCode());
    }

    @Test
    void numbers_that_were_stored_with_an_exponent_are_told_without_and_text_is_left_alone() {
        assertEquals(
                "{\"a\":100,\"b\":[{\"c\":\"1E+2 \\\"E\"}]}",
                Jsons.text(Jsons.object("{\"a\": 1E+2, \"b\": [{\"c\": \"1E+2 \\\"E\"}]}")));
    }

    @Test
    void a_number_of_a_huge_exponent_is_not_written_out() {
        for (String huge : new String[] {"1E400000000", "1e-999999999", "100e2147483646"}) {
            String text = ReceivedJson.read("{\"a\": " + huge + "}").toString();
            assertTrue(text.length() < 50, text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\"", "{\"a\":}", "{\"a\":1,}", "[1", "{'a':1}", "{\"a\":01}", "{\"a\":NaN}"})
    void what_is_no_json_is_none(String text) {
        assertThrows(JsonException.class, () -> ReceivedJson.read(text));
    }
}

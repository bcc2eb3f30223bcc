package org.flightplan.fields;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    private static final Shape SHAPE = Shape.of(
            required("text", new FieldType.Text(5)),
            optional("id", new FieldType.Id()),
            optional("moment", new FieldType.Moment()),
            optional("date", new FieldType.Date()),
            optional("whole", new FieldType.Whole(0, 100)),
            optional("decimal", new FieldType.Decimal()),
            optional("measured", new FieldType.Measured()),
            optional("flag", new FieldType.Flag()),
            optional("word", new FieldType.OneOf(List.of("male", "female"))),
            optional("nested", new FieldType.Nested(Shape.of(required("inner", new FieldType.Text(5))))),
            optional("list", new FieldType.ListOf(new FieldType.Whole(0, 9), 1, 2)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | text",
                "{'text': null} | text",
                "{'text': '  '} | text",
                "{'text': '\\u00a0'} | text",
                "{'text': '\\u200b\\u2060'} | text",
                "{'text': '\\u0301'} | text",
                "{'text': '\\u3164\\u2800'} | text",
                "{'text': '\\ufeff\\u0007'} | text",
                "{'text': 'sixsix'} | text",
                "{'text': 7} | text",
                "{'text': 'a\\u0000'} | text",
                "{'text': 'a\\ud800'} | text",
                "{'text': 'a', 'id': '1-1-1-1-1'} | id",
                "{'text': 'a', 'moment': '2026-03-01T10:00:00'} | moment",
                "{'text': 'a', 'moment': '+999999-03-01T10:00:00Z'} | moment",
                "{'text': 'a', 'moment': '1849-03-01T10:00:00Z'} | moment",
                "{'text': 'a', 'moment': '1850-01-01T00:00:00+01:00'} | moment",
                "{'text': 'a', 'date': '2026-02-30'} | date",
                "{'text': 'a', 'whole': 100e2147483647} | whole",
                "{'text': 'a', 'decimal': 1e2147483647} | decimal",
                "{'text': 'a', 'whole': 101} | whole",
                "{'text': 'a', 'whole': 1.5} | whole",
                "{'text': 'a', 'whole': 1e999999999} | whole",
                "{'text': 'a', 'whole': '1'} | whole",
                "{'text': 'a', 'decimal': 1e999999999} | decimal",
                "{'text': 'a', 'decimal': 1e-999999999} | decimal",
                "{'text': 'a', 'measured': true} | measured",
                "{'text': 'a', 'flag': 'true'} | flag",
                "{'text': 'a', 'word': 'Male'} | word",
                "{'text': 'a', 'nested': {}} | nested.inner",
                "{'text': 'a', 'nested': {'inner': 'x', 'more': 1}} | nested.more",
                "{'text': 'a', 'nested': []} | nested",
                "{'text': 'a', 'list': []} | list",
                "{'text': 'a', 'list': [1, 10]} | list[1]",
                "{'text': 'a', 'list': [1, 2, 3]} | list",
                "{'text': 'a', 'unknown': 1} | unknown",
            })
    void a_wrong_field_is_named(String json, String field) {
        var refused = assertThrows(InvalidFields.class, () -> SHAPE.read(json(json)));
        assertEquals(Set.of(field), refused.errors().byField().keySet());
    }

    @Test
    void right_values_come_out_typed() {
        Values values = SHAPE.read(json("{'text': ' a ', 'id': '3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4',"
                + " 'moment': '2026-03-01T12:00:00.1234567+02:00', 'date': '2026-03-01', 'whole': 1e2, 'decimal': 0.5,"
                + " 'measured': '< 3', 'flag': false, 'word': 'male', 'nested': {'inner': 'x'}, 'list': [9]}"));
        assertEquals(" a ", values.text("text"), "text is never trimmed");
        assertEquals("2026-03-01T10:00:00.123456Z", values.moment("moment").toString());
        assertEquals(100, values.wholeOrNull("whole"));
        assertEquals(false, values.flagOrNull("flag"));
    }

    @Test
    void an_emoji_counts_as_one_character() {
        assertEquals("💙💙💙💙💙", SHAPE.read(json("{'text': '💙💙💙💙💙'}")).text("text"));
    }

    @Test
    void null_equals_absent() {
        assertEquals(null, SHAPE.read(json("{'text': 'a', 'id': null}")).idOrNull("id"));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}

package org.flightplan.fields;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the range of each kind ends, and what is said beyond it. */
class FieldTypeTest {

    private static Map<String, List<String>> faults(FieldType type, String value) {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        type.check("a", Jsons.value(value.replace('\'', '"')), errors);
        return errors.build().byField();
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "-1, false",
        "100, true",
        "101, false",
        "100.000, true",
        "1.0000000000000000000, true",
        "1.00000000000000000000, false",
        "9999999999999999999, false",
        "10000000000000000000, false"
    })
    void a_whole_number_may_be_either_end_of_its_range(String number, boolean right) {
        assertEquals(right, faults(new FieldType.Whole(0, 100), number).isEmpty());
    }

    @Test
    void a_whole_number_may_be_as_large_as_a_long() {
        FieldType any = new FieldType.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
        assertEquals(Map.of(), faults(any, "9223372036854775807"));
        assertEquals(1, faults(any, "9223372036854775808").size());
    }

    @ParameterizedTest
    @CsvSource({
        "999999999999999, true",
        "1000000000000000, false",
        "0.000000001, true",
        "0.0000000001, false",
        "999999999999999.123456789, true"
    })
    void a_number_has_15_digits_before_the_point_and_9_behind_it(String number, boolean right) {
        assertEquals(right, faults(new FieldType.Decimal(), number).isEmpty());
        assertEquals(right, faults(new FieldType.Measured(), number).isEmpty());
    }

    @Test
    void a_measured_text_is_checked_as_text() {
        assertEquals(Map.of(), faults(new FieldType.Measured(), "'< 3'"));
        assertEquals(
                1,
                faults(new FieldType.Measured(), "'" + "x".repeat(10_001) + "'").size());
        assertEquals(Map.of("a", List.of("must be a number or text")), faults(new FieldType.Measured(), "true"));
    }

    @Test
    void who_sends_a_number_or_a_flag_in_quotes_is_told_to_leave_them_out() {
        assertEquals(
                Map.of("a", List.of("must be true or false, without quotes")), faults(new FieldType.Flag(), "'true'"));
        assertEquals(Map.of("a", List.of("must be true or false")), faults(new FieldType.Flag(), "1"));
    }

    @Test
    void an_object_of_any_fields_is_an_object() {
        assertEquals(Map.of(), faults(new FieldType.AnyObject(), "{'b': 1}"));
        assertEquals(Map.of("a", List.of("must be an object")), faults(new FieldType.AnyObject(), "[]"));
    }

    @Test
    void an_object_of_another_system_has_any_fields_that_can_be_kept_and_a_length() {
        FieldType free = new FieldType.FreeObject(40);
        assertEquals(Map.of(), faults(free, "{'b': [1, {'c': 'text'}], 'd': null}"));
        assertEquals(Map.of("a", List.of("must be an object")), faults(free, "[]"));
        assertEquals(
                Map.of("a", List.of("must be at most 40 characters long as JSON")),
                faults(free, "{'b': '" + "x".repeat(33) + "'}"));
        assertEquals(Map.of(), faults(free, "{'b': '" + "x".repeat(32) + "'}"));
        assertEquals(1, faults(free, "{'b': 1e999999999}").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'PT1H30M'", "'P2DT5S'", "'P1D'", "'PT0S'", "'P3660D'"})
    void a_duration_is_one_of_days_hours_minutes_and_seconds(String duration) {
        assertEquals(Map.of(), faults(new FieldType.Duration(), duration));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'P'", "'PT'", "'P1DT'", "'PT-1H'", "'1h'", "'P1Y'", "'P3661D'", "90", "'PT1.5H'", "''"})
    void what_is_no_duration_is_told_how_one_looks(String value) {
        assertEquals(
                Map.of("a", List.of("must be a duration, such as PT1H30M, of at most ten years")),
                faults(new FieldType.Duration(), value));
    }

    @Test
    void a_field_may_be_blank_where_it_may_be_left_out_unless_one_of_several_must_be_given() {
        FieldType text = new FieldType.Text(5);
        Shape.of(optional("a", text)).read(Jsons.object("{\"a\": \" \"}"));
        Shape one = Shape.oneOf(optional("a", text), optional("b", text), optional("c", text));
        assertTrue(one.isOneOf());
        assertFalse(Shape.of(optional("a", text)).isOneOf());
        one.read(Jsons.object("{\"a\": \"x\", \"b\": null}"));
        assertEquals(Map.of("a", List.of(Texts.BLANK)), refused(one, "{\"a\": \" \"}"));
        for (String wrong : List.of("{}", "{\"a\": \"x\", \"b\": \"y\"}")) {
            assertEquals(Map.of("a", List.of("give exactly one of a, b, c")), refused(one, wrong));
        }
        assertEquals(
                Map.of("d", List.of("is unknown here; the fields are a, b, c")),
                refused(one, "{\"a\": \"x\", \"d\": 1}"));
    }

    @Test
    void a_shape_without_fields_says_that_it_expects_none() {
        assertEquals(Map.of("c", List.of("is unknown here: no field is expected")), refused(Shape.of(), "{\"c\": 1}"));
    }

    @Test
    void a_shape_grows_and_shrinks_and_declares_no_field_twice() {
        Field a = required("a", new FieldType.Flag());
        Field b = optional("b", new FieldType.Text(5)).asPhi();
        assertEquals(List.of(a, b), Shape.of(a).and(b).fields());
        assertEquals(List.of(b), Shape.of(a, b).without("a").fields());
        assertThrows(IllegalArgumentException.class, () -> Shape.of(a, a));
    }

    private static Map<String, List<String>> refused(Shape shape, String json) {
        return assertThrows(InvalidFields.class, () -> shape.read(Jsons.object(json)))
                .errors()
                .byField();
    }

    @ParameterizedTest
    @CsvSource({"1849, false", "1850, true", "2199, true", "2200, false"})
    void moments_and_dates_are_from_1850_to_2200(int year, boolean right) {
        assertEquals(
                right,
                Times.date(year + "-06-01").isPresent()
                        && Times.dateFault(year + "-06-01").isEmpty());
        assertEquals(right, Times.momentFault(year + "-06-01T00:00:00Z").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00AD, 0x034F, 0x180B, 0x180F, 0x200B, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0x3164})
    void a_character_of_no_width(int character) {
        assertTrue(Texts.isZeroWidth(character));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x180A, 0x1810, 0xFDFF, 0xFE10, 0xE00FF, 0xE01F0, 'a', ' ', 0x0301})
    void a_character_of_some_width_or_meaning(int character) {
        assertFalse(Texts.isZeroWidth(character));
    }

    @Test
    void a_null_character_is_found_wherever_it_stands() {
        assertTrue(Texts.unstorable("\u0000a").isPresent());
        assertTrue(Texts.unstorable("a\u0000").isPresent());
        assertTrue(Texts.unstorable("a").isEmpty());
    }

    @Test
    void a_hundred_fields_are_told_and_more_of_those_that_were() {
        FieldErrors.Builder errors = new FieldErrors.Builder();
        for (int i = 0; i < 101; i++) {
            errors.add("f" + i, "is wrong");
        }
        errors.add("f99", "is wrong in another way too");
        Map<String, List<String>> told = errors.build().byField();
        assertEquals(100, told.size());
        assertEquals(List.of("is wrong", "is wrong in another way too"), told.get("f99"));
    }

    @Test
    void a_path_is_told_up_to_200_characters_and_never_to_half_of_one() {
        String longest = "x".repeat(200);
        assertEquals(Map.of(longest, List.of("m")), FieldErrors.of(longest, "m").byField());
        assertEquals(
                Map.of(longest + "…", List.of("m")),
                FieldErrors.of(longest + "y", "m").byField());
        String half = "x".repeat(199);
        assertEquals(
                Map.of(half + "…", List.of("m")),
                FieldErrors.of(half + "💙", "m").byField());
    }

    @Test
    void errors_go_under_a_prefix() {
        assertEquals(
                Map.of("events[2].data.a", List.of("m")),
                FieldErrors.of("a", "m").under("events[2].data.").byField());
    }

    @Test
    void a_number_of_100_digits_is_read_and_a_longer_one_is_not() {
        assertTrue(Numbers.read("1".repeat(100)).isPresent());
        assertTrue(Numbers.read("1".repeat(101)).isEmpty());
    }

    @Test
    void a_number_is_written_out_to_40_places_on_either_side() {
        assertEquals(
                "1" + "0".repeat(40), Numbers.plain(new BigDecimal("1E+40")).toString());
        assertEquals("1E+41", Numbers.plain(new BigDecimal("1E+41")).toString());
        assertEquals(
                "0." + "0".repeat(39) + "1",
                Numbers.plain(new BigDecimal("1E-40")).toString());
        assertEquals("1E-41", Numbers.plain(new BigDecimal("1E-41")).toString());
    }

    @Test
    void a_number_that_is_written_out_is_a_number_like_any_other() {
        var plain = Numbers.plain(new BigDecimal("0.0000001"));
        assertEquals(0, plain.intValue());
        assertEquals(0, plain.longValue());
        assertEquals(1e-7, plain.doubleValue());
        assertThrows(ArithmeticException.class, plain::intValueExact);
        assertThrows(ArithmeticException.class, plain::longValueExact);
        assertThrows(ArithmeticException.class, plain::bigIntegerValueExact);
        assertFalse(plain.isIntegral());
        assertFalse(plain.equals(Numbers.plain(new BigDecimal("0.0000002"))));
        assertFalse(Numbers.plain(new BigDecimal("0.0000002")).equals(Jsons.value("\"0.0000002\"")));
    }

    @Test
    void only_an_exponent_outside_of_text_is_one() {
        for (String text : List.of("{\"E\":1}", "{\"a\":\"\\\"E\"}", "{\"a\":\"\\\\\",\"b\":\"E\"}", "{\"Ä\":true}")) {
            assertEquals(text, Jsons.text(Jsons.object(text)));
        }
        assertEquals("{\"a\":\"\\\"\",\"b\":100}", Jsons.text(Jsons.object("{\"a\":\"\\\"\",\"b\":1E+2}")));
        assertEquals("{\"a\":\"\\\\\",\"b\":100}", Jsons.text(Jsons.object("{\"a\":\"\\\\\",\"b\":1E+2}")));
    }

    @Test
    void a_document_keeps_no_nulls_but_those_it_is_given_as_such() {
        assertTrue(JsonDoc.doc().with("a", null).isEmpty());
        assertFalse(JsonDoc.doc().withNull("a").isEmpty());
        assertEquals(
                "{\"b\":1}",
                JsonDoc.withoutNulls(Jsons.object("{\"a\":null,\"b\":1}")).toString());
        assertEquals(
                "{\"b\":1,\"a\":null}",
                JsonDoc.exactly(List.of("b", "a"), Map.of("b", Jsons.value("1")))
                        .toString());
        assertEquals("[1,\"x\",true]", JsonDoc.array(List.of(1, "x", true)).toString());
        assertEquals(
                "{\"a\":\"2026-03-10T12:00:00Z\"}",
                JsonDoc.doc()
                        .with("a", java.time.OffsetDateTime.parse("2026-03-10T13:00:00+01:00"))
                        .build()
                        .toString());
        assertThrows(IllegalArgumentException.class, () -> JsonDoc.doc().with("a", new Object()));
    }

    @Test
    void what_is_not_there_is_null_or_empty_and_a_fault_when_it_must_be_there() {
        Values values = new Values(Jsons.object("{\"a\":true,\"b\":[{\"c\":1}],\"d\":[\"x\"],\"e\":{\"f\":1}}"));
        assertEquals(true, values.flagOrNull("a"));
        assertEquals(null, values.flagOrNull("b"));
        assertEquals(1, values.objects("b").get(0).getInt("c"));
        assertEquals(List.of(), values.objects("a"));
        assertEquals(List.of("x"), values.texts("d"));
        assertEquals(List.of(), values.texts("a"));
        assertEquals(1, values.object("e").getInt("f"));
        assertTrue(values.object("a").isEmpty());
        assertThrows(IllegalStateException.class, () -> values.text("z"));
    }
}

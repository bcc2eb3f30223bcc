package org.flightplan.web.contract;

import static jakarta.json.Json.createValue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.jspecify.annotations.Nullable;

/** Everything that can be wrong with a declared field, from its declaration. */
final class Mutations {

    /**
     * One wrong body.
     *
     * @param what is wrong, for people
     * @param body as text
     * @param field that the answer must name
     */
    record Wrong(String what, String body, String field) {}

    /** Texts that only look like one: spaces, characters of no width, marks without a letter, fillers. */
    private static final List<String> BLANK = List.of(
            " \t",
            "\u00a0",
            "\u2003\u3000",
            "\u200b",
            "\u2060\ufeff",
            "\u0301\u20dd",
            "\u00ad\u202e",
            "\u3164\u115f\uffa0",
            "\u2800",
            "\u0007\u0085",
            "\ufe0f\ue000");

    private Mutations() {}

    /** The wrong bodies of a form, and of the objects within it. */
    static List<Wrong> of(Form form) {
        List<Wrong> wrong = new ArrayList<>();
        for (Field field : form.shape().fields()) {
            String path = form.prefix() + field.name();
            if (field.required()) {
                wrong.add(wrong(form, field, "missing", null));
                wrong.add(wrong(form, field, "null", JsonValue.NULL));
            }
            if ((field.required() || form.shape().isOneOf()) && field.kind() instanceof FieldType.Text) {
                BLANK.forEach(blank -> wrong.add(wrong(form, field, "blank " + codes(blank), createValue(blank))));
            }
            twice(form, field, path).ifPresent(wrong::add);
            values(field.kind()).forEach(value -> wrong.add(wrong(form, field, shown(value), value)));
            inner(field).ifPresentInnerOf(form, path, wrong);
        }
        wrong.add(new Wrong(
                form.prefix() + "shoe_size is unknown",
                form.body("shoe_size", createValue(42)),
                form.prefix() + "shoe_size"));
        return wrong;
    }

    private static Wrong wrong(Form form, Field field, String how, @Nullable JsonValue value) {
        String path = form.prefix() + field.name();
        return new Wrong(path + ": " + how, form.body(field.name(), value), path);
    }

    private static Optional<Wrong> twice(Form form, Field field, String path) {
        var at = Json.createPointer(form.pointer() + "/" + field.name());
        if (!at.containsValue(form.valid())) {
            return Optional.empty();
        }
        String body = form.body("<again>", at.getValue(form.valid())).replace("<again>", field.name());
        return Optional.of(new Wrong(path + ": twice", body, path));
    }

    private static String codes(String text) {
        return text.codePoints()
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .collect(Collectors.joining(" "));
    }

    private static Stream<JsonValue> values(FieldType kind) {
        Stream<JsonValue> own;
        if (kind instanceof FieldType.Text text) {
            own = Stream.of(
                    createValue("x".repeat(text.max() + 1)), Raw.NUL, Raw.HALF_A_PAIR, createValue(7), Raw.HUGE);
        } else if (kind instanceof FieldType.Id) {
            own = texts("", "me", "1-1-1-1-1", "3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4x");
        } else if (kind instanceof FieldType.Moment) {
            String noSuchDay = "2026-02-30T00:00:00Z";
            own = texts(
                    "", "2026-03-01", "2026-03-01T14:30:00", noSuchDay, "1849-12-31T00:00:00Z", "2200-01-01T00:00Z");
        } else if (kind instanceof FieldType.Date) {
            own = texts("", "today", "2024-02-30", "1849-12-31", "2200-01-01", "2024-02-29T00:00:00Z", "20240229");
        } else if (kind instanceof FieldType.Whole whole) {
            own = Stream.of(createValue(whole.min() - 1), createValue(1.5), createValue("1"), Raw.HUGE, Raw.LONG);
        } else if (kind instanceof FieldType.TimeZone) {
            own = texts("", "Berlin", "Europe/Nowhere", "+01:00", "UTC+1");
        } else if (kind instanceof FieldType.Between between) {
            own = Stream.of(
                    createValue(between.min().subtract(BigDecimal.valueOf(0.01))),
                    createValue(between.max().add(BigDecimal.valueOf(0.01))),
                    createValue("1"),
                    Raw.HUGE);
        } else if (kind instanceof FieldType.Decimal) {
            own = Stream.of(createValue("1"), Raw.HUGE, Raw.LONG);
        } else if (kind instanceof FieldType.Measured) {
            own = Stream.of(Raw.HUGE, Raw.NUL, createValue("x".repeat(FieldType.LONGEST_TEXT + 1)));
        } else if (kind instanceof FieldType.FreeObject free) {
            JsonValue tooLong = createValue("x".repeat(free.max()));
            own = Stream.of(Raw.HUGE, tooLong)
                    .map(value -> Json.createObjectBuilder().add("ADM", value).build());
        } else if (kind instanceof FieldType.Duration) {
            own = texts("", "P", "1 hour", "PT-1H", "P1Y", "P3661D");
        } else if (kind instanceof FieldType.Flag) {
            own = Stream.of(createValue("true"), createValue(1));
        } else if (kind instanceof FieldType.OneOf) {
            own = Stream.concat(texts("", "something else", "x<nul>"), Stream.of(createValue(1)));
        } else if (kind instanceof FieldType.ListOf list) {
            JsonArrayBuilder many = Json.createArrayBuilder();
            Stream.generate(() -> JsonValue.NULL).limit(list.max() + 1L).forEach(many::add);
            own = Stream.of(many.build(), createValue("x"));
        } else {
            own = Stream.of(createValue("x"), createValue(1));
        }
        return Stream.concat(own, ofNoTypeOf(kind));
    }

    private static Stream<JsonValue> ofNoTypeOf(FieldType kind) {
        boolean object = kind instanceof FieldType.Nested
                || kind instanceof FieldType.AnyObject
                || kind instanceof FieldType.FreeObject;
        return Stream.of(
                        JsonValue.TRUE,
                        object ? JsonValue.FALSE : JsonValue.EMPTY_JSON_OBJECT,
                        kind instanceof FieldType.ListOf ? JsonValue.EMPTY_JSON_OBJECT : JsonValue.EMPTY_JSON_ARRAY)
                .filter(value -> !(kind instanceof FieldType.Flag && value == JsonValue.TRUE));
    }

    private static Stream<JsonValue> texts(String... texts) {
        return Stream.of(texts).map(Json::createValue);
    }

    private static String shown(JsonValue value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Inner inner(Field field) {
        if (field.kind() instanceof FieldType.Nested nested) {
            return new Inner(nested.shape(), "/" + field.name(), ".");
        } else if (field.kind() instanceof FieldType.ListOf list && list.element() instanceof FieldType.Nested nested) {
            return new Inner(nested.shape(), "/" + field.name() + "/0", "[0].");
        }
        return new Inner(null, "", "");
    }

    private record Inner(@Nullable Shape shape, String pointer, String suffix) {
        void ifPresentInnerOf(Form form, String path, List<Wrong> wrong) {
            if (shape != null) {
                wrong.addAll(of(form.within(path, form.pointer() + pointer, path + suffix, shape)));
            }
        }
    }
}

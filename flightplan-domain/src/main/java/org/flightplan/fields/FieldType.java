package org.flightplan.fields;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** The kind of value a field holds, with its range. Every kind has a range: nothing unbounded reaches the log. */
public sealed interface FieldType {

    /** The longest text of a field that sets no limit of its own, in characters. */
    int LONGEST_TEXT = 10_000;

    /** Adds what is wrong with the value at this path; adds nothing when it is right. */
    void check(String path, JsonValue value, FieldErrors.Builder errors);

    /**
     * Text, stored as given, never trimmed.
     *
     * @param max the longest allowed, in characters
     */
    record Text(int max) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value instanceof JsonString text) {
                Texts.fault(text.getString(), max).ifPresent(fault -> errors.add(path, fault));
            } else {
                errors.add(path, "must be text");
            }
        }
    }

    /** A UUID in its canonical text. */
    record Id() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonString text) || !Texts.isUuid(text.getString())) {
                errors.add(path, "must be a UUID, such as 3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");
            }
        }
    }

    /** An ISO-8601 moment with an offset, from 1850 to 2200. */
    record Moment() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value instanceof JsonString text) {
                Times.momentFault(text.getString()).ifPresent(fault -> errors.add(path, fault));
            } else {
                errors.add(path, Times.NO_MOMENT);
            }
        }
    }

    /** An ISO-8601 calendar date, from 1850 to 2200. */
    record Date() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value instanceof JsonString text) {
                Times.dateFault(text.getString()).ifPresent(fault -> errors.add(path, fault));
            } else {
                errors.add(path, Times.NO_DATE);
            }
        }
    }

    /** An IANA time zone. */
    record TimeZone() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonString text)
                    || !ZoneId.getAvailableZoneIds().contains(text.getString())) {
                errors.add(path, "must be an IANA time zone, such as Europe/Berlin or UTC");
            }
        }
    }

    /** A number, both ends included, of at most 9 digits behind the point. */
    record Between(BigDecimal min, BigDecimal max) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            boolean fits = value instanceof JsonNumber number
                    && Decimal.fits(number.bigDecimalValue())
                    && number.bigDecimalValue().compareTo(min) >= 0
                    && number.bigDecimalValue().compareTo(max) <= 0;
            if (!fits) {
                errors.add(path, "must be a number between " + min + " and " + max + unquoted(value));
            }
        }
    }

    /** A whole number, both ends included. */
    record Whole(long min, long max) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonNumber number) || !fits(number.bigDecimalValue())) {
                errors.add(path, "must be a whole number between " + min + " and " + max + unquoted(value));
            }
        }

        private boolean fits(BigDecimal number) {
            // the magnitude first: expanding 1e999999999 would take all memory
            return (long) number.precision() - number.scale() <= 19
                    && number.scale() <= 19
                    && number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(min)) >= 0
                    && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        }
    }

    /** A number of at most 15 digits before the point and 9 behind it. */
    record Decimal() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonNumber number) || !fits(number.bigDecimalValue())) {
                errors.add(
                        path,
                        "must be a number of at most 15 digits before the point and 9 behind it" + unquoted(value));
            }
        }

        static boolean fits(BigDecimal number) {
            return number.scale() <= 9 && (long) number.precision() - number.scale() <= 15;
        }
    }

    /** A number, or text of at most {@value #LONGEST_TEXT} characters: a measured result as the laboratory gave it. */
    record Measured() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value instanceof JsonNumber) {
                new Decimal().check(path, value, errors);
            } else if (value instanceof JsonString) {
                new Text(LONGEST_TEXT).check(path, value, errors);
            } else {
                errors.add(path, "must be a number or text");
            }
        }
    }

    /** An ISO-8601 duration of hours, minutes and seconds, such as PT1H30M, from none to ten years. */
    record Duration() implements FieldType {

        private static final java.time.Duration LONGEST = java.time.Duration.ofDays(3_660);
        private static final String FORM = "P(?!$)(\\d{1,4}D)?(T(?=\\d)(\\d{1,6}H)?(\\d{1,8}M)?(\\d{1,9}S)?)?";

        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            boolean fits = value instanceof JsonString text
                    && text.getString().matches(FORM)
                    && java.time.Duration.parse(text.getString()).compareTo(LONGEST) <= 0;
            if (!fits) {
                errors.add(path, "must be a duration, such as PT1H30M, of at most ten years");
            }
        }
    }

    /** True or false. */
    record Flag() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                errors.add(path, "must be true or false" + unquoted(value));
            }
        }
    }

    /** One of the given words. */
    record OneOf(List<String> words) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonString text) || !words.contains(text.getString())) {
                errors.add(path, "must be one of " + String.join(", ", words));
            }
        }
    }

    /** An object of declared fields. */
    record Nested(Shape shape) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value instanceof JsonObject object) {
                shape.check(path + ".", object, errors);
            } else {
                errors.add(path, "must be an object");
            }
        }
    }

    /** An object whose fields another declaration checks, once it is known which. */
    record AnyObject() implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonObject)) {
                errors.add(path, "must be an object");
            }
        }
    }

    /**
     * An object of whatever fields, such as another system had: what a column of JSON and a reader of it can hold.
     *
     * @param max the longest it may be as JSON, in characters
     */
    record FreeObject(int max) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonObject object)) {
                errors.add(path, "must be an object");
            } else if (object.toString().length() > max) {
                errors.add(path, "must be at most " + max + " characters long as JSON");
            } else {
                checkWithin(path, object, errors);
            }
        }

        // texts are checked as they are received, whatever holds them
        private static void checkWithin(String path, JsonValue value, FieldErrors.Builder errors) {
            if (value instanceof JsonObject object) {
                object.values().forEach(field -> checkWithin(path, field, errors));
            } else if (value instanceof JsonArray array) {
                array.forEach(element -> checkWithin(path, element, errors));
            } else if (value instanceof JsonNumber) {
                new Decimal().check(path, value, errors);
            }
        }
    }

    /**
     * A list of values of one kind.
     *
     * @param element what each is
     * @param min the fewest, and {@code max} the most
     */
    record ListOf(FieldType element, int min, int max) implements FieldType {
        @Override
        public void check(String path, JsonValue value, FieldErrors.Builder errors) {
            if (!(value instanceof JsonArray array) || array.size() < min || array.size() > max) {
                errors.add(path, "must be a list of " + min + " to " + max + " elements");
                return;
            }
            for (int i = 0; i < array.size(); i++) {
                element.check(path + "[" + i + "]", array.get(i), errors);
            }
        }
    }

    private static String unquoted(JsonValue value) {
        return value instanceof JsonString ? ", without quotes" : "";
    }
}

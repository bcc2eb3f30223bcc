package org.flightplan.launcher.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Moments inside JSON, at any depth: texts of the form {@code 2026-01-05T10:07:00Z}, with {@code Z} or an offset.
 * Nothing else is a moment; a {@code date_of_birth} is a date.
 */
final class Moments {

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String BIRTH = "date_of_birth";

    private Moments() {}

    /** The latest moment in it, or {@link Instant#MIN} when there is none. */
    static Instant newest(JsonValue value) {
        Instant newest = Instant.MIN;
        if (value instanceof JsonObject object) {
            for (JsonValue inner : object.values()) {
                newest = later(newest, newest(inner));
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue inner : array) {
                newest = later(newest, newest(inner));
            }
        } else if (value instanceof JsonString text && isMoment(text)) {
            newest = OffsetDateTime.parse(text.getString()).toInstant();
        }
        return newest;
    }

    /**
     * The same with every moment moved, and every date of birth moved by the whole days in it, rounded towards the past:
     * nobody is born after the admission.
     *
     * @param shift whole seconds; negative moves into the past
     */
    static JsonObject shift(JsonObject object, Duration shift) {
        JsonObjectBuilder shifted = Json.PROVIDER.createObjectBuilder();
        object.forEach((name, value) -> {
            if (name.equals(BIRTH) && value instanceof JsonString text && isDate(text)) {
                long days = Math.floorDiv(shift.toSeconds(), Duration.ofDays(1).toSeconds());
                shifted.add(
                        name, LocalDate.parse(text.getString()).plusDays(days).toString());
            } else {
                shifted.add(name, shiftValue(value, shift));
            }
        });
        return shifted.build();
    }

    private static JsonValue shiftValue(JsonValue value, Duration shift) {
        if (value instanceof JsonObject object) {
            return shift(object, shift);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder shifted = Json.PROVIDER.createArrayBuilder();
            array.forEach(inner -> shifted.add(shiftValue(inner, shift)));
            return shifted.build();
        }
        if (value instanceof JsonString text && isMoment(text)) {
            OffsetDateTime moved = OffsetDateTime.parse(text.getString()).plus(shift);
            return Json.PROVIDER.createValue(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moved));
        }
        return value;
    }

    private static boolean isMoment(JsonString text) {
        return MOMENT.matcher(text.getString()).matches();
    }

    private static boolean isDate(JsonString text) {
        return DATE.matcher(text.getString()).matches();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package org.flightplan.imports.csv;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flightplan.imports.mapping.FormerText;
import org.flightplan.imports.mapping.Reason;
import org.flightplan.imports.sending.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table. None shows its content: it is PHI.
 *
 * @param table in which it stands
 * @param line on which it begins
 * @param cells as they stand there
 * @param columns where each column is, by its name in lower case
 */
record Row(String table, long line, List<String> cells, Map<String, Integer> columns) {

    private static final BigDecimal LIGHTEST = new BigDecimal("0.1");
    private static final BigDecimal HEAVIEST = new BigDecimal("500");

    Origin origin() {
        return new Origin(table, Long.toString(line));
    }

    /** Whether there is nothing in it. */
    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** @throws org.flightplan.imports.mapping.Unmappable when it has more or fewer cells than the header */
    void requireWhole() {
        if (cells.size() != columns.size()) {
            throw new Reason(
                            "has " + cells.size() + " values, where the header has " + columns.size(),
                            "put values with separators or line ends in them between quotes")
                    .exception();
        }
    }

    /** A value without spaces around it; null where there is none, or it says {@code NULL}. */
    @Nullable
    String text(String column) {
        Integer place = columns.get(column.toLowerCase(Locale.ROOT));
        return place == null || place >= cells.size() ? null : FormerText.orNull(cells.get(place));
    }

    /** A value that the row is nothing without. */
    String required(String column) {
        String text = text(column);
        if (text == null) {
            throw new Reason(column + " is blank", "fill it in").exception();
        }
        return text;
    }

    /** What these columns hold, for {@code data.legacy}; JSON as JSON, however often it was encoded. */
    JsonObjectBuilder legacy(String... names) {
        JsonObjectBuilder legacy = Json.createObjectBuilder();
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                legacy.add(name, FormerText.decoded(text));
            }
        }
        return legacy;
    }

    /** The weight in kilograms; null where there is none, or none that can be, which is kept as it is written. */
    @Nullable
    BigDecimal weight(JsonObjectBuilder legacy) {
        String text = text("Weight");
        if (text == null) {
            return null;
        }
        try {
            BigDecimal weight = new BigDecimal(text.replace(',', '.'));
            if (weight.scale() >= 0
                    && weight.scale() <= 9
                    && weight.compareTo(LIGHTEST) >= 0
                    && weight.compareTo(HEAVIEST) <= 0) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // kept as it was written
        }
        legacy.add("Weight", text);
        return null;
    }

    /** An object with a {@code legacy} in it, where that holds anything. */
    static JsonObject with(JsonObjectBuilder data, JsonObjectBuilder legacy) {
        JsonObject held = legacy.build();
        return (held.isEmpty() ? data : data.add("legacy", held)).build();
    }

    @Override
    public String toString() {
        return "Row[" + table + " " + line + "]";
    }
}

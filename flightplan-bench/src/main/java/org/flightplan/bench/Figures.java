package org.flightplan.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured, by name: one value a round, of which the median counts. */
final class Figures {

    private static final MathContext DIGITS = new MathContext(4);

    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    /** Adds a round's value. */
    void add(String name, double value) {
        rounds.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    /** The median of the rounds, or empty when it was not measured. */
    OptionalDouble median(String name) {
        List<Double> values =
                rounds.getOrDefault(name, List.of()).stream().sorted().toList();
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        int middle = values.size() / 2;
        return OptionalDouble.of(
                values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2);
    }

    /** The least and the greatest of the rounds, as text. */
    String range(String name) {
        var summary = rounds.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return text(summary.getMin()) + " - " + text(summary.getMax());
    }

    /** Every name, in the order in which they were first added. */
    List<String> names() {
        return List.copyOf(rounds.keySet());
    }

    /** All medians, flat. */
    JsonObject json() {
        JsonObjectBuilder object = Json.createObjectBuilder();
        rounds.keySet().forEach(name -> object.add(name, rounded(median(name).orElseThrow())));
        return object.build();
    }

    /** A number with four digits that mean something. */
    static String text(double value) {
        return rounded(value).toPlainString();
    }

    private static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}

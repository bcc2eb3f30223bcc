package org.flightplan.specialties;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Expression.Kind;
import org.jspecify.annotations.Nullable;

/** A number that a specialty calculates from the events of a stay. It is shown with the events it comes from, and advises nothing. */
public final class Calculator {

    private static final double SECONDS_AN_HOUR = 3_600;

    private final String id;
    private final String label;
    private final @Nullable String unit;
    private final @Nullable String bean;
    private final @Nullable Expression expression;
    private final int digits;
    private final List<BigDecimal> range;
    private final List<Values> inputs;

    /**
     * What a specialty can't say by an expression: a CDI bean with the {@code @Named} that its pack names.
     */
    @FunctionalInterface
    public interface Bean {
        /** The number, or empty when these inputs have none; pure, and fast: it is asked with every look at a stay. */
        Optional<Double> calculate(Map<String, Double> inputs);
    }

    /**
     * A clinical event of a stay, as was last said of it.
     *
     * @param at when it was true at the bedside
     */
    public record Occurrence(UUID id, String eventType, Instant at, JsonObject details) {}

    /**
     * A calculated number.
     *
     * @param value within the calculator's range; null when the number is outside of it, which is then a slip somewhere
     * @param sources the events it comes from
     */
    public record Calculation(
            Calculator calculator, @Nullable BigDecimal value, List<UUID> sources) {}

    Calculator(JsonObject calculator) {
        Values values = new Values(calculator);
        id = values.text("id");
        label = values.text("label");
        unit = values.textOrNull("unit");
        bean = values.textOrNull("bean");
        digits = values.text("output").equals("integer") ? 0 : 1;
        range = calculator.get("range") == null
                ? List.of()
                : calculator.getJsonArray("range").getValuesAs(JsonNumber::bigDecimalValue);
        inputs = values.objects("inputs").stream().map(Values::new).toList();
        Map<String, Kind> variables = new LinkedHashMap<>();
        inputs.forEach(input -> variables.put(input.text("name"), Kind.NUMBER));
        String text = values.textOrNull("expression");
        expression = text == null ? null : Expression.of(text, variables);
    }

    /** Its name, in snake_case. */
    public String id() {
        return id;
    }

    /** As shown to people. */
    public String label() {
        return label;
    }

    /** The unit of its number, or null. */
    public @Nullable String unit() {
        return unit;
    }

    /** The name of the bean that calculates it, or null when an expression does. */
    public @Nullable String bean() {
        return bean;
    }

    /**
     * The number; empty while an event is missing that it needs.
     *
     * @param events of a stay, in the order in which they happened
     * @param until now, or when the stay ended
     * @param zone whose calendar days count
     * @param beans finds a bean by its name
     */
    public Optional<Calculation> calculate(
            List<Occurrence> events, Instant until, ZoneId zone, Function<String, Optional<Bean>> beans) {
        Map<String, Object> numbers = new HashMap<>();
        Map<String, Double> given = new HashMap<>();
        Set<UUID> sources = new LinkedHashSet<>();
        for (Values input : inputs) {
            Double number = number(input, events, until, zone, sources);
            if (number == null) {
                return Optional.empty();
            }
            numbers.put(input.text("name"), number);
            given.put(input.text("name"), number);
        }
        Expression known = expression;
        Optional<Double> result = known == null
                ? beans.apply(String.valueOf(bean)).flatMap(found -> found.calculate(given))
                : known.number(numbers);
        return sources.isEmpty()
                ? Optional.empty()
                : result.map(number -> new Calculation(this, rounded(number), List.copyOf(sources)));
    }

    private @Nullable BigDecimal rounded(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
        boolean fits =
                range.isEmpty() || (rounded.compareTo(range.get(0)) >= 0 && rounded.compareTo(range.get(1)) <= 0);
        return fits ? rounded : null;
    }

    private static @Nullable Double number(
            Values input, List<Occurrence> events, Instant until, ZoneId zone, Set<UUID> sources) {
        List<Occurrence> own = events.stream()
                .filter(event -> event.eventType().equals(input.text("event_type")) && isMeant(event, input))
                .toList();
        Double number = switch (input.text("take")) {
            case "last" -> last(own, input.text("field"), sources);
            case "count" -> count(own, sources);
            case "hours" -> hours(own, input, events, until, sources);
            case "days_since_first" -> daysSinceFirst(own, until, zone, sources);
            default -> throw new IllegalStateException("the schema knows no " + input.text("take"));
        };
        return number == null && input.json().get("otherwise") instanceof JsonNumber otherwise
                ? Double.valueOf(otherwise.doubleValue())
                : number;
    }

    private static boolean isMeant(Occurrence event, Values input) {
        return input.object("where").entrySet().stream()
                .allMatch(word -> word.getValue().equals(event.details().get(word.getKey())));
    }

    // the last event of the type says it, or nothing does: an infusion that is not named any more has ended
    private static @Nullable Double last(List<Occurrence> events, String field, Set<UUID> sources) {
        if (events.isEmpty()) {
            return null;
        }
        Occurrence last = events.get(events.size() - 1);
        sources.add(last.id());
        return last.details().get(field) instanceof JsonNumber number ? Double.valueOf(number.doubleValue()) : null;
    }

    private static @Nullable Double count(List<Occurrence> events, Set<UUID> sources) {
        events.forEach(event -> sources.add(event.id()));
        return events.isEmpty() ? null : Double.valueOf(events.size());
    }

    private static @Nullable Double daysSinceFirst(
            List<Occurrence> events, Instant until, ZoneId zone, Set<UUID> sources) {
        if (events.isEmpty()) {
            return null;
        }
        sources.add(events.get(0).id());
        return Double.valueOf((double) ChronoUnit.DAYS.between(
                events.get(0).at().atZone(zone).toLocalDate(),
                until.atZone(zone).toLocalDate()));
    }

    /** What overlaps counts once. */
    private static @Nullable Double hours(
            List<Occurrence> own, Values input, List<Occurrence> all, Instant until, Set<UUID> sources) {
        List<Instant[]> periods = new ArrayList<>();
        for (Occurrence event : own) {
            Instant begin = input.textOrNull("from_field") == null
                    ? event.at()
                    : new Values(event.details()).momentOrNull(input.text("from_field"));
            Instant end = begin == null ? null : end(event, begin, input, all, sources);
            if (begin != null && begin.isBefore(until)) {
                sources.add(event.id());
                periods.add(new Instant[] {begin, end == null || end.isAfter(until) ? until : end});
            }
        }
        periods.sort((one, other) -> one[0].compareTo(other[0]));
        double seconds = 0;
        Instant covered = Instant.MIN;
        for (Instant[] period : periods) {
            Instant begin = period[0].isAfter(covered) ? period[0] : covered;
            if (period[1].isAfter(begin)) {
                seconds += Duration.between(begin, period[1]).toMillis() / 1_000.0;
                covered = period[1];
            }
        }
        return periods.isEmpty() ? null : Double.valueOf(seconds / SECONDS_AN_HOUR);
    }

    private static @Nullable Instant end(
            Occurrence event, Instant begin, Values input, List<Occurrence> all, Set<UUID> sources) {
        String ending = input.textOrNull("until_event_type");
        if (ending == null) {
            return new Values(event.details()).momentOrNull(input.text("until_field"));
        }
        Optional<Occurrence> next = all.stream()
                .filter(other -> other.eventType().equals(ending) && !other.at().isBefore(begin))
                .findFirst();
        next.ifPresent(other -> sources.add(other.id()));
        return next.map(Occurrence::at).orElse(null);
    }
}

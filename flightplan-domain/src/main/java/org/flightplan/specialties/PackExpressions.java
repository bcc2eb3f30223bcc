package org.flightplan.specialties;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Expression.Kind;
import org.jspecify.annotations.Nullable;

/** Whether a pack's rules and calculators name what there is, and can be calculated. */
final class PackExpressions {

    private static final Pattern FIELD = Pattern.compile("\\bdetails\\.([A-Za-z_][A-Za-z0-9_]*)");
    private static final Set<String> NUMBERS = Set.of("integer", "decimal");

    /** Who is told of a problem at a place. */
    interface Report {
        void say(String pointer, String fault, String remedy);
    }

    private final Map<String, JsonObject> eventTypes;
    private final Report report;

    PackExpressions(Map<String, JsonObject> eventTypes, Report report) {
        this.eventTypes = eventTypes;
        this.report = report;
    }

    void rule(String at, JsonObject rule) {
        Map<String, String> fields = fields(at + "/event_type", rule.getString("event_type"));
        if (fields == null) {
            return;
        }
        String field = rule.getString("field", null);
        if (field != null && !fields.containsKey(field)) {
            report.say(at + "/field", "the event has no field " + field, PackChecks.oneOf(fields.keySet()));
        }
        Matcher named = FIELD.matcher(rule.getString("when"));
        while (named.find()) {
            if (!fields.containsKey(named.group(1))) {
                report.say(at + "/when", "the event has no field " + named.group(1), PackChecks.oneOf(fields.keySet()));
            }
        }
        Expression when = compiled(at + "/when", rule.getString("when"), Rule.VARIABLES);
        if (when != null && when.holds(Rule.trial(fields)).isEmpty()) {
            report.say(
                    at + "/when",
                    "the expression is neither true nor false",
                    "compare a field with a value of its type, such as details.pain >= 8");
        }
    }

    void calculator(String at, JsonObject calculator) {
        Map<String, Kind> variables = new LinkedHashMap<>();
        Map<String, Object> trial = new LinkedHashMap<>();
        List<JsonObject> inputs = calculator.getJsonArray("inputs").getValuesAs(JsonObject.class);
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.get(i).getString("name");
            if (variables.put(name, Kind.NUMBER) != null) {
                report.say(at + "/inputs/" + i, "another input is called " + name, "give it another name");
            }
            trial.put(name, 1.5);
            input(at + "/inputs/" + i, new Values(inputs.get(i)));
        }
        String expression = calculator.getString("expression", null);
        Expression compiled = expression == null ? null : compiled(at + "/expression", expression, variables);
        if (compiled != null && compiled.number(trial).isEmpty()) {
            report.say(
                    at + "/expression",
                    "the expression is no number",
                    "write every number with a point, such as hours / 24.0");
        }
    }

    private void input(String at, Values input) {
        Map<String, String> fields = fields(at + "/event_type", input.text("event_type"));
        if (fields == null) {
            return;
        }
        switch (input.text("take")) {
            case "last" -> of(at, "field", input.textOrNull("field"), fields, NUMBERS);
            case "hours" -> {
                String until = input.textOrNull("until_event_type");
                if (until != null) {
                    fields(at + "/until_event_type", until);
                } else {
                    of(at, "from_field", input.textOrNull("from_field"), fields, Set.of("moment"));
                    of(at, "until_field", input.textOrNull("until_field"), fields, Set.of("moment"));
                }
            }
            default -> {}
        }
        for (String name : input.object("where").keySet()) {
            of(at + "/where", name, name, fields, Set.of("enum", "text"));
        }
    }

    private void of(String at, String part, @Nullable String field, Map<String, String> fields, Set<String> kinds) {
        if (field == null || !kinds.contains(fields.getOrDefault(field, ""))) {
            report.say(
                    at + "/" + part,
                    field == null ? "has no " + part : field + " is no field of type " + String.join(" or ", kinds),
                    "name a field of the event that is");
        }
    }

    private @Nullable Map<String, String> fields(String at, String eventType) {
        JsonObject type = eventTypes.get(eventType);
        if (type == null) {
            report.say(at, "no event type is called " + eventType, PackChecks.oneOf(eventTypes.keySet()));
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        new Values(type)
                .objects("fields")
                .forEach(field -> fields.put(field.getString("name"), field.getString("type")));
        return fields;
    }

    private @Nullable Expression compiled(String at, String text, Map<String, Kind> variables) {
        try {
            return Expression.of(text, variables);
        } catch (IllegalArgumentException e) {
            report.say(
                    at, "the expression can't be read: " + e.getMessage(), "the variables are " + variables.keySet());
            return null;
        }
    }
}

package org.flightplan.specialties;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.flightplan.fields.Values;

/** What one part of a pack says of another: what no schema can check. */
final class PackChecks {

    private static final int LARGEST_ICON = 20_000;

    private final PackText text;
    private final PackSource source;
    private final Values spec;
    private final Map<String, JsonObject> eventTypes = new LinkedHashMap<>();
    private final Set<String> categories = new TreeSet<>();
    private final List<PackProblem> problems = new ArrayList<>();

    private PackChecks(PackText text, PackSource source, CommonParts common) {
        this.text = text;
        this.source = source;
        this.spec = new Values(text.json().getJsonObject("spec"));
        for (JsonObject type : common.eventTypes()) {
            eventTypes.put(type.getString("id"), type);
        }
        for (JsonObject category : common.categories()) {
            categories.add(category.getString("id"));
        }
    }

    /** What is wrong with a pack that keeps the schema. */
    static List<PackProblem> problems(PackText text, PackSource source, CommonParts common) {
        PackChecks checks = new PackChecks(text, source, common);
        checks.names("locations", "code", new LinkedHashSet<>());
        checks.places();
        checks.names("risk_states", "code", new LinkedHashSet<>());
        checks.riskStates();
        checks.names("categories", "id", checks.categories);
        checks.each("categories", checks::icon);
        checks.names("event_types", "id", new LinkedHashSet<>(checks.eventTypes.keySet()));
        checks.spec.objects("event_types").forEach(type -> checks.eventTypes.put(type.getString("id"), type));
        checks.each("event_types", checks::eventType);
        checks.plan();
        checks.names("calculators", "id", new LinkedHashSet<>());
        checks.names("rules", "id", new LinkedHashSet<>());
        PackExpressions expressions = new PackExpressions(checks.eventTypes, checks::say);
        checks.each("calculators", expressions::calculator);
        checks.each("rules", expressions::rule);
        checks.shown("header");
        checks.shown("list");
        return checks.problems;
    }

    private void say(String pointer, String fault, String remedy) {
        problems.add(text.problem("/spec" + pointer, fault, remedy));
    }

    private void each(String list, BiConsumer<String, JsonObject> check) {
        each("/" + list, spec.objects(list), check);
    }

    private static void each(String pointer, List<JsonObject> list, BiConsumer<String, JsonObject> check) {
        for (int i = 0; i < list.size(); i++) {
            check.accept(pointer + "/" + i, list.get(i));
        }
    }

    /** No two of a list are called the same, aliases included. */
    private void names(String list, String key, Set<String> taken) {
        each(list, (at, part) -> {
            List<String> names = new ArrayList<>(new Values(part).texts("aliases"));
            names.add(part.getString(key));
            for (String name : names) {
                if (!taken.add(name)) {
                    say(at, "another of the " + list + " is called " + name + ", too", "give it another name");
                }
            }
        });
    }

    private Set<String> codes(String list, String key) {
        Set<String> codes = new LinkedHashSet<>();
        spec.objects(list).forEach(part -> codes.add(part.getString(key)));
        return codes;
    }

    private void places() {
        long homes = spec.objects("locations").stream()
                .filter(location -> location.getString("kind").equals("home"))
                .count();
        if (homes != 1) {
            say("/locations", homes + " of the locations are of the kind home", "declare exactly one");
        }
    }

    private void riskStates() {
        Set<String> locations = codes("locations", "code");
        Set<Integer> bands = new TreeSet<>();
        spec.objects("bands").forEach(band -> bands.add(band.getInt("level")));
        each("risk_states", (at, state) -> {
            boolean unknown = state.getString("code").equals(Manifest.UNKNOWN);
            if (unknown == state.containsKey("level")) {
                say(
                        at,
                        unknown ? "unknown has a level" : "has no level",
                        unknown
                                ? "take it away: unknown stands beside the bands"
                                : "give it the level of one of the bands");
            }
            Map<String, Integer> levels = new HashMap<>();
            new Values(state).object("levels_in").forEach((location, level) -> {
                if (!locations.contains(location)) {
                    say(at + "/levels_in/" + location, "no location has the code " + location, oneOf(locations));
                }
                levels.put("/levels_in/" + location, ((JsonNumber) level).intValue());
            });
            if (state.get("level") instanceof JsonNumber level) {
                levels.put("/level", level.intValue());
            }
            levels.forEach((where, level) -> {
                if (!bands.contains(level)) {
                    say(at + where, "no band has the level " + level, "declare the band, or use one of " + bands);
                }
            });
        });
    }

    private void icon(String at, JsonObject category) {
        String icon = category.getString("icon", null);
        byte[] file = icon == null ? null : source.beside().get(icon);
        if (icon != null && file == null) {
            say(at + "/icon", "the pack has no file " + icon, "put it beside specialty.yaml");
        } else if (file != null && file.length > LARGEST_ICON) {
            say(at + "/icon", icon + " is larger than 20 kB", "make it smaller");
        }
    }

    private void eventType(String at, JsonObject type) {
        if (!categories.contains(type.getString("category"))) {
            say(at + "/category", "no category is called " + type.getString("category"), oneOf(categories));
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        List<JsonObject> fields = new Values(type).objects("fields");
        each(at + "/fields", fields, (inside, field) -> {
            if (kinds.put(field.getString("name"), field.getString("type")) != null) {
                say(inside, "another field is called " + field.getString("name"), "give it another name");
            }
        });
        each(at + "/fields", fields, (inside, field) -> field(inside, field, kinds));
    }

    private void field(String at, JsonObject field, Map<String, String> kinds) {
        String type = field.getString("type");
        boolean isNumber = type.equals("integer") || type.equals("decimal");
        if (type.equals("enum") != field.containsKey("values")) {
            say(
                    at,
                    type.equals("enum") ? "an enum has no values" : "only an enum has values",
                    "declare values with type: enum");
        }
        if (field.containsKey("range")) {
            range(at + "/range", field, isNumber);
        }
        if (field.containsKey("max_length") && !type.equals("text")) {
            say(at + "/max_length", "only a text has a max_length", "take it away");
        }
        String earlier = field.getString("not_before", null);
        if (earlier != null && !(type.equals("moment") && "moment".equals(kinds.get(earlier)))) {
            say(at + "/not_before", "not_before is of two moments", "name another field of type moment");
        }
    }

    private void range(String at, JsonObject of, boolean isNumber) {
        if (!isNumber) {
            say(at, "only an integer or a decimal has a range", "take it away");
        }
        List<JsonNumber> range = of.getJsonArray("range").getValuesAs(JsonNumber.class);
        if (range.get(0).bigDecimalValue().compareTo(range.get(1).bigDecimalValue()) > 0) {
            say(at, "the range ends before it begins", "write [least, greatest]");
        }
    }

    private void plan() {
        Set<String> milestones = new LinkedHashSet<>();
        names("phases", "id", new LinkedHashSet<>());
        each(
                "phases",
                (at, phase) -> each(at + "/milestones", new Values(phase).objects("milestones"), (inside, one) -> {
                    if (!milestones.add(one.getString("id"))) {
                        say(inside, "another milestone is called " + one.getString("id"), "give it another name");
                    }
                }));
        Set<String> begins = codes("phases", "id");
        begins.add("admission");
        names("checklists", "id", new LinkedHashSet<>());
        each("checklists", (at, list) -> {
            if (!begins.contains(list.getString("begins_with"))) {
                say(at + "/begins_with", "no phase is called " + list.getString("begins_with"), oneOf(begins));
            }
            each(at + "/steps", list.getJsonArray("steps").getValuesAs(JsonObject.class), (inside, step) -> {
                String held = step.getString("holds_back", null);
                if (held != null && !milestones.contains(held)) {
                    say(inside + "/holds_back", "no milestone is called " + held, oneOf(milestones));
                }
            });
        });
    }

    private void shown(String list) {
        Set<String> calculators = codes("calculators", "id");
        List<String> names = spec.texts(list);
        for (int i = 0; i < names.size(); i++) {
            String[] parts = names.get(i).split("\\.", 2);
            if (parts.length == 2 && !calculators.contains(parts[1])) {
                say("/" + list + "/" + i, "no calculator is called " + parts[1], oneOf(calculators));
            }
        }
    }

    static String oneOf(Set<String> names) {
        return names.isEmpty() ? "declare it" : "declare it, or use one of " + String.join(", ", names);
    }
}

package org.flightplan.specialties;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flightplan.fields.Field;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.fields.Values;
import org.flightplan.specialties.Manifest.EventTypeDeclaration;
import org.flightplan.specialties.Manifest.RiskState;

/** Makes a manifest of a pack: what the schema asks for, then what its parts say of each other, then what it means. */
final class PackReader {

    private static final long LARGEST_NUMBER = 1_000_000;

    private PackReader() {}

    /** @throws BrokenPack naming all that is wrong with it, by line and remedy */
    static Manifest read(PackSource source) throws BrokenPack {
        PackText text = PackText.of(source.file(), source.yaml());
        List<PackProblem> problems = PackSchema.problems(text);
        if (problems.isEmpty()) {
            problems = PackChecks.problems(text, source, CommonParts.DELIVERED);
        }
        if (!problems.isEmpty()) {
            throw new BrokenPack(problems);
        }
        return manifest(text.json(), source);
    }

    private static Manifest manifest(JsonObject pack, PackSource source) {
        JsonObject metadata = pack.getJsonObject("metadata");
        Version version = Objects.requireNonNull(Version.of(metadata.getString("version")));
        JsonObject json = ManifestJson.of(pack, CommonParts.DELIVERED, source.beside());
        Values spec = new Values(json);
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        for (JsonObject rule : spec.objects("rules")) {
            rules.computeIfAbsent(rule.getString("event_type"), unused -> new ArrayList<>())
                    .add(new Rule(rule));
        }
        Map<String, EventTypeDeclaration> eventTypes = new LinkedHashMap<>();
        for (JsonObject type : spec.objects("event_types")) {
            String name = type.getString("name");
            eventTypes.put(name, eventType(type, rules.getOrDefault(name, List.of())));
        }
        Map<String, RiskState> riskStates = new LinkedHashMap<>();
        for (JsonObject state : spec.objects("risk_states")) {
            riskStates.put(state.getString("code"), riskState(new Values(state)));
        }
        return new Manifest(
                version,
                json,
                eventTypes,
                riskStates,
                codes(spec.objects("risk_states")),
                codes(spec.objects("locations")),
                spec.objects("calculators").stream().map(Calculator::new).toList());
    }

    /** The code that every name stands for: a code for itself, and its aliases. */
    private static Map<String, String> codes(List<JsonObject> parts) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (JsonObject part : parts) {
            String code = part.getString("code");
            codes.put(code, code);
            new Values(part).texts("aliases").forEach(alias -> codes.put(alias, code));
        }
        return codes;
    }

    private static EventTypeDeclaration eventType(JsonObject type, List<Rule> rules) {
        List<Field> fields = new ArrayList<>();
        Map<String, String> notBefore = new LinkedHashMap<>();
        for (JsonObject field : new Values(type).objects("fields")) {
            fields.add(new Field(
                    field.getString("name"),
                    kind(field),
                    field.getBoolean("required", false),
                    field.getBoolean("phi", false)));
            String earlier = field.getString("not_before", null);
            if (earlier != null) {
                notBefore.put(field.getString("name"), earlier);
            }
        }
        return new EventTypeDeclaration(
                type.getString("name"),
                type.getString("label"),
                type.getString("mark"),
                type.getBoolean("operation", false),
                Shape.of(fields),
                Map.copyOf(notBefore),
                type.getBoolean("retired", false),
                List.copyOf(rules));
    }

    private static FieldType kind(JsonObject field) {
        JsonArray range = field.getJsonArray("range");
        return switch (field.getString("type")) {
            case "text" -> new FieldType.Text(field.getInt("max_length", FieldType.LONGEST_TEXT));
            case "integer" ->
                range == null
                        ? new FieldType.Whole(0, LARGEST_NUMBER)
                        : new FieldType.Whole(
                                range.getJsonNumber(0).longValue(),
                                range.getJsonNumber(1).longValue());
            case "decimal" ->
                range == null
                        ? new FieldType.Decimal()
                        : new FieldType.Between(
                                range.getJsonNumber(0).bigDecimalValue(),
                                range.getJsonNumber(1).bigDecimalValue());
            case "boolean" -> new FieldType.Flag();
            case "date" -> new FieldType.Date();
            case "moment" -> new FieldType.Moment();
            case "enum" -> new FieldType.OneOf(field.getJsonArray("one_of").getValuesAs(JsonString::getString));
            case "user" -> new FieldType.Id();
            case "duration" -> new FieldType.Duration();
            case "measured" -> new FieldType.Measured();
            default -> throw new IllegalStateException("no type: " + field.getString("type"));
        };
    }

    private static RiskState riskState(Values state) {
        Map<String, Integer> levelsIn = new LinkedHashMap<>();
        state.object("levels_in").forEach((location, level) -> levelsIn.put(location, ((JsonNumber) level).intValue()));
        return new RiskState(state.text("code"), state.text("label"), state.wholeOrNull("level"), Map.copyOf(levelsIn));
    }
}

package org.flightplan.specialties;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A pack's YAML as JSON, and on which line each part of it stands. Words are read as YAML 1.2 reads them: {@code NO} and {@code on}
 * are text.
 */
final class PackText {

    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 50_000;
    private static final String NUMBER = "-?(0|[1-9]\\d{0,14})(\\.\\d{1,9})?";

    private final String file;
    private final JsonObject json;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<PackProblem> problems = new ArrayList<>();
    private int parts;

    private PackText(String file, String yaml) throws BrokenPack {
        this.file = file;
        Node root = root(yaml);
        if (!(root instanceof MappingNode)) {
            throw broken(1, "is no pack", "begin with apiVersion: flightplan.io/v1");
        }
        this.json = json(root, "", 0).asJsonObject();
        if (!problems.isEmpty()) {
            throw new BrokenPack(problems);
        }
    }

    /**
     * Reads it.
     *
     * @throws BrokenPack when it is no YAML, or is longer than a million characters
     */
    static PackText of(String file, String yaml) throws BrokenPack {
        return new PackText(file, yaml);
    }

    JsonObject json() {
        return json;
    }

    /** A problem of the part at a JSON pointer; of one that is not there, the line of what it would be in. */
    PackProblem problem(String pointer, String fault, String remedy) {
        String known = pointer;
        while (!lines.containsKey(known) && !known.isEmpty()) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return new PackProblem(file, lines.getOrDefault(known, 1), fault, remedy);
    }

    private Node root(String yaml) throws BrokenPack {
        if (yaml.length() > LONGEST) {
            throw broken(1, "is longer than a million characters", "declare less");
        }
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw broken(
                    line, "is no YAML: " + e.getProblem(), "mend the indentation, the quotes or the brackets there");
        } catch (YAMLException e) {
            throw broken(1, "is no YAML", "write it in UTF-8, without control characters");
        }
    }

    private JsonValue json(Node node, String pointer, int depth) throws BrokenPack {
        parts++;
        // an alias may name what it stands in, and a few of them a million parts
        if (depth > DEEPEST || parts > MOST_PARTS) {
            throw broken(line(node), "is too deep or too large", "use fewer aliases (*name)");
        }
        lines.putIfAbsent(pointer, line(node));
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer, depth);
        } else if (node instanceof SequenceNode sequence) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            List<Node> elements = sequence.getValue();
            for (int i = 0; i < elements.size(); i++) {
                array.add(json(elements.get(i), pointer + "/" + i, depth + 1));
            }
            return array.build();
        }
        return scalar((ScalarNode) node);
    }

    private JsonObject object(MappingNode mapping, String pointer, int depth) throws BrokenPack {
        JsonObjectBuilder object = Json.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw broken(line(member.getKeyNode()), "a name is no text", "write name: value");
            }
            String name = key.getValue();
            if (!names.add(name)) {
                problems.add(new PackProblem(file, line(key), name + " stands twice", "keep one of them"));
            }
            String inside = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            lines.put(inside, line(key));
            object.add(name, json(member.getValueNode(), inside, depth + 1));
        }
        return object.build();
    }

    private static JsonValue scalar(ScalarNode node) {
        String text = node.getValue();
        if (!node.isPlain()) {
            return Json.createValue(text);
        }
        return switch (text) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            case "", "~", "null" -> JsonValue.NULL;
            default -> text.matches(NUMBER) ? number(text) : Json.createValue(text);
        };
    }

    private static JsonValue number(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.scale() == 0 ? Json.createValue(number.longValueExact()) : Json.createValue(number);
    }

    private BrokenPack broken(int line, String fault, String remedy) {
        return new BrokenPack(List.of(new PackProblem(file, line, fault, remedy)));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}

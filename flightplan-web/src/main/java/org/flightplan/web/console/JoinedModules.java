package org.flightplan.web.console;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console's modules as one, so that a first visit asks for one file and not for each: every module is a function of its own, behind
 * those that it imports, and gives what it exports. Libraries stay files of their own. It reads imports and exports as Prettier writes
 * them, at the beginning of a line; whatever else a module may say to that, such as a cycle, is an error at start.
 */
final class JoinedModules {

    private static final Pattern IMPORT =
            Pattern.compile("^(import|export) (\\{[^}]*\\}) from '([^']+)';$", Pattern.MULTILINE);
    private static final Pattern DECLARED =
            Pattern.compile("^export ((?:async )?(?:function|const|class) (\\w+))", Pattern.MULTILINE);
    private static final Pattern LISTED = Pattern.compile("^export \\{([^}]*)\\};$", Pattern.MULTILINE);
    private static final Pattern LATER = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");
    private static final Pattern LEFT = Pattern.compile("^(?:import|export)\\b.*$", Pattern.MULTILINE);
    private static final Pattern RENAMED = Pattern.compile("(\\w+) as (\\w+)");

    private final UnaryOperator<String> read;
    private final Set<String> reading = new LinkedHashSet<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final StringBuilder libraries = new StringBuilder();
    private final StringBuilder modules = new StringBuilder();
    private final String folder;

    private JoinedModules(String folder, UnaryOperator<String> read) {
        this.folder = folder;
        this.read = read;
    }

    /**
     * All that a module needs, in one.
     *
     * @param entry its path, such as {@code /js/main.js}, where the joined one will be served
     * @param read what stands in the module of a path
     * @throws IllegalStateException when modules import each other in a circle, or in a way that is not known here
     */
    static String join(String entry, UnaryOperator<String> read) {
        JoinedModules joined = new JoinedModules(entry.substring(0, entry.lastIndexOf('/') + 1), read);
        joined.add(entry);
        return joined.libraries.toString() + joined.modules;
    }

    private String add(String path) {
        String known = names.get(path);
        if (known != null) {
            return known;
        }
        if (path.startsWith("/webjars/")) {
            String name = "library" + names.size();
            libraries
                    .append("import * as ")
                    .append(name)
                    .append(" from '")
                    .append(fromEntry(path))
                    .append("';\n");
            names.put(path, name);
            return name;
        }
        if (!reading.add(path)) {
            throw new IllegalStateException("These modules of the console import each other: " + reading);
        }
        String body = moduleOf(path);
        reading.remove(path);
        String name = "module" + names.size();
        names.put(path, name);
        modules.append("// ")
                .append(path)
                .append("\nconst ")
                .append(name)
                .append(" = (() => {\n")
                .append(body)
                .append("})();\n");
        return name;
    }

    private String moduleOf(String path) {
        String written = read.apply(path);
        List<String> exported = new ArrayList<>();
        String imported = IMPORT.matcher(written).replaceAll(found -> {
            String from = add(resolved(path, found.group(3)));
            if (found.group(1).equals("export")) {
                exported.add("..." + from);
                return "";
            }
            return Matcher.quoteReplacement(
                    "const " + RENAMED.matcher(found.group(2)).replaceAll("$1: $2") + " = " + from + ";");
        });
        String declared = DECLARED.matcher(imported).replaceAll(found -> {
            exported.add(found.group(2));
            return Matcher.quoteReplacement(found.group(1));
        });
        String listed = LISTED.matcher(declared).replaceAll(found -> {
            exported.add(found.group(1).strip());
            return "";
        });
        Matcher left = LEFT.matcher(listed);
        if (left.find()) {
            throw new IllegalStateException(path + " imports or exports in a way that is not known: " + left.group());
        }
        String later = LATER.matcher(listed)
                .replaceAll(found ->
                        Matcher.quoteReplacement("import('" + fromEntry(resolved(path, found.group(1))) + "')"));
        return later + "return { " + String.join(", ", (Collection<String>) exported) + " };\n";
    }

    private static String resolved(String path, String relative) {
        return URI.create(path).resolve(relative).getPath();
    }

    // relative to where the joined module is served
    private String fromEntry(String path) {
        if (path.startsWith(folder)) {
            return "./" + path.substring(folder.length());
        }
        return "../".repeat((int) folder.chars().filter(c -> c == '/').count() - 1) + path.substring(1);
    }
}

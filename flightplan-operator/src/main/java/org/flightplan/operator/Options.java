package org.flightplan.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flightplan.settings.SettingException;

/** Words of the form {@code --name=value}, each at most once, and flags {@code --name}. */
final class Options {

    private final String command;
    private final Map<String, String> values = new TreeMap<>();

    private Options(String command) {
        this.command = command;
    }

    /** @throws SettingException when a word is none of them */
    static Options of(String command, List<String> words, Set<String> known) {
        Options options = new Options(command);
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(name)) {
                throw new SettingException("\"" + name + "\" is no option of " + command + ": it takes "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            } else if (options.values.put(name, equals < 0 ? "" : word.substring(equals + 1)) != null) {
                throw new SettingException(name + " stands there twice.");
            }
        }
        return options;
    }

    /** @throws SettingException when it is not given */
    String required(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new SettingException(command + " needs " + name + "=…: --help shows an example."));
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }
}

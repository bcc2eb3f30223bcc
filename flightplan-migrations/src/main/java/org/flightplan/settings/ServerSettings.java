package org.flightplan.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * What the operator has set, as a server's application reads it. A value that can't be used counts as not set, and keeps the
 * node from being ready: {@link #problem()} names it.
 */
public final class ServerSettings {

    private static final Set<String> LOG_LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG");
    private static final Set<String> LOG_FORMATS = Set.of("json", "text");
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String DSN = "https?://[^\\s@/]+@[^\\s@/]+/(\\S+/)?\\d+";
    private static final String HOST = "\\s*(\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Fa-f:.]+])\\s*";
    private static final String HTTP = "https?://[^\\s/]+.*";

    private ServerSettings() {}

    /** The text; empty when it is not set. */
    public static Optional<String> text(Setting setting) {
        return Optional.ofNullable(read(setting).getValue())
                .filter(value -> !value.isBlank())
                .map(String::strip);
    }

    /** The text, where it is what the setting takes; empty when it is not set, or can't be used. */
    public static Optional<String> valid(Setting setting) {
        return text(setting).filter(value -> isFit(setting, value));
    }

    /** A whole number, 0 or more; empty when it is not set, or is none. */
    public static OptionalInt number(Setting setting) {
        return text(setting).filter(ServerSettings::isNumber).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** The first setting that can't be used or is needed here, its source and the remedy; empty when there is none. */
    public static Optional<String> problem() {
        return problem(ServerSettings::read);
    }

    static Optional<String> problem(Function<Setting, ConfigValue> source) {
        return Arrays.stream(Setting.values())
                .flatMap(setting -> problem(setting, source.apply(setting)).stream())
                .findFirst()
                .or(() -> missing(source));
    }

    // what else is needed outside development has a check of its own, which says how it is made
    private static Optional<String> missing(Function<Setting, ConfigValue> source) {
        boolean needed = Optional.ofNullable(source.apply(Setting.ENVIRONMENT).getValue())
                .flatMap(Environment::named)
                .filter(environment -> environment == Environment.DEVELOPMENT)
                .isEmpty();
        String hosts = source.apply(Setting.ALLOWED_HOSTS).getValue();
        return needed && (hosts == null || hosts.isBlank())
                ? Optional.of(
                        "ALLOWED_HOSTS is not set, and every request would be refused: name the hosts that requests are"
                                + " addressed to, for example " + Setting.ALLOWED_HOSTS.example() + ".")
                : Optional.empty();
    }

    private static Optional<String> problem(Setting setting, ConfigValue value) {
        String text = value.getValue() == null ? "" : value.getValue().strip();
        if (text.isEmpty() || isFit(setting, text)) {
            return Optional.empty();
        }
        return Optional.of(setting + " (from " + value.getSourceName() + "): \"" + text + "\" is no "
                + setting.kind().words() + "; set for example " + setting.example() + ".");
    }

    private static boolean isFit(Setting setting, String text) {
        return switch (setting.kind()) {
            case NUMBER -> isNumber(text);
            case PORT -> isNumber(text) && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
            case UUID -> text.matches(UUID);
            case DSN -> text.matches(DSN);
            case URL -> text.matches(HTTP);
            case HOSTS -> text.matches(HOST + "(," + HOST + ")*");
            case CHOICE -> isOffered(setting, text);
            // read by whoever needs it, with a message of its own; and no secret is repeated here
            case TEXT, SECRET, PATH, SECRET_FILE, DATABASE -> true;
        };
    }

    private static boolean isOffered(Setting setting, String text) {
        return switch (setting) {
            case ENVIRONMENT -> Environment.named(text).isPresent();
            case LOG_LEVEL -> LOG_LEVELS.contains(text.toUpperCase(Locale.ROOT));
            case LOG_FORMAT -> LOG_FORMATS.contains(text);
            default -> true;
        };
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,9}");
    }

    private static ConfigValue read(Setting setting) {
        return ConfigProvider.getConfig().getConfigValue(setting.name());
    }
}

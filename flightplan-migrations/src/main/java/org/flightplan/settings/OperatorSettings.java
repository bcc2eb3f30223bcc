package org.flightplan.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has set: the environment, and where that is silent the file of {@link EnvFile}. A value that can't be
 * used is refused by its name, its source and the remedy, and is not repeated where it may be a secret.
 */
public final class OperatorSettings {

    private final Map<String, String> environment;
    private final EnvFile file;

    private OperatorSettings(Map<String, String> environment, EnvFile file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads them.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param folder where {@code .env} may stand
     * @throws SettingException when the file can't be used
     */
    public static OperatorSettings of(Map<String, String> environment, Path folder) {
        return new OperatorSettings(environment, EnvFile.find(environment, folder));
    }

    /** What the file says and the environment does not. */
    public Map<String, String> fromFile() {
        Map<String, String> more = new TreeMap<>(file.values());
        more.keySet().removeIf(name -> present(environment.get(name)).isPresent());
        return more;
    }

    /** The text, without blanks around it; empty when there is none. */
    public Optional<String> text(Setting setting) {
        return present(environment.get(setting.name()))
                .or(() -> present(file.values().get(setting.name())));
    }

    /** An address of a database. */
    public Optional<DatabaseUrl> database(Setting setting) {
        try {
            return text(setting).map(DatabaseUrl::parse);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, String.valueOf(e.getMessage()));
        }
    }

    /** A development database in one file; empty where the setting is not meant for SQLite. */
    public Optional<SqliteUrl> sqlite(Setting setting) {
        try {
            return text(setting).filter(SqliteUrl::isMeant).map(SqliteUrl::parse);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, String.valueOf(e.getMessage()));
        }
    }

    /** Where this installation runs. */
    public Optional<Environment> environment() {
        try {
            return text(Setting.ENVIRONMENT).map(Environment::of);
        } catch (IllegalArgumentException e) {
            throw wrong(Setting.ENVIRONMENT, String.valueOf(e.getMessage()));
        }
    }

    /** A port. */
    public Optional<Integer> port(Setting setting) {
        return text(setting).map(text -> {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535) {
                return Integer.parseInt(text);
            }
            throw wrong(setting, "\"" + text + "\" is no port; set a number from 1 to 65535.");
        });
    }

    /** A path, made absolute. */
    public Optional<Path> path(Setting setting) {
        return text(setting).map(text -> {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw wrong(setting, "\"" + text + "\" is no path; set a folder that may be written to.");
            }
        });
    }

    /** The first line of the file that the setting names. */
    public Optional<String> secret(Setting setting) {
        return path(setting).map(path -> {
            try {
                return SecretFile.text(setting.name(), path).lines().findFirst().orElse("");
            } catch (SecretFile.Unusable e) {
                throw new SettingException(String.valueOf(e.getMessage()));
            }
        });
    }

    /** What to throw when a value can't be used. */
    public SettingException wrong(Setting setting, String reason) {
        String source = present(environment.get(setting.name())).isPresent()
                ? "the environment"
                : file.path().toString();
        return new SettingException(setting + " (from " + source + "): " + reason);
    }

    private static Optional<String> present(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}

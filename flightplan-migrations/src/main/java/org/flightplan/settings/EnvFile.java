package org.flightplan.settings;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file of {@code NAME=value} lines, such as {@code .env}. */
public record EnvFile(Path path, Map<String, String> values) {

    private static final String USUAL = ".env";

    /**
     * The file that the environment names, or {@code .env} in a folder, if there is one.
     *
     * @throws SettingException when the file that was named is missing, or one of its lines is no setting; what the line
     *     holds is not repeated, it may be a secret
     */
    static EnvFile find(Map<String, String> environment, Path folder) {
        return named(environment)
                .map(EnvFile::read)
                .orElseGet(() -> Files.isRegularFile(folder.resolve(USUAL))
                        ? read(folder.resolve(USUAL))
                        : new EnvFile(folder.resolve(USUAL), Map.of()));
    }

    /** The file that the environment names. */
    static Optional<Path> named(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(Setting.FLIGHTPLAN_ENV_FILE.name()))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    /** Reads one. */
    static EnvFile read(Path path) {
        if (!Files.isReadable(path)) {
            throw new SettingException(
                    Setting.FLIGHTPLAN_ENV_FILE + ": " + path + " can't be read; name a file that can.");
        }
        try {
            Path absolute = path.toAbsolutePath();
            Dotenv file = Dotenv.configure()
                    .directory(String.valueOf(absolute.getParent()))
                    .filename(String.valueOf(absolute.getFileName()))
                    .load();
            return new EnvFile(
                    path,
                    file.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE).stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    DotenvEntry::getKey, DotenvEntry::getValue, (first, last) -> last)));
        } catch (DotenvException malformed) {
            throw new SettingException(path + " has a line that is no setting: write NAME=value, one a line.");
        }
    }
}

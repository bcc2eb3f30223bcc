package org.flightplan.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a development database in one file, from any of the accepted spellings: {@code sqlite:///./file.db}, {@code
 * sqlite:////folder/file.db}, {@code sqlite+aiosqlite:///./file.db}, {@code jdbc:sqlite:file.db}; and of one that is kept nowhere:
 * {@code :memory:}, alone or as the file's name.
 *
 * @param file the file, absolute; empty for one that is kept nowhere
 */
public record SqliteUrl(Optional<Path> file) {

    /** Why SQLite is refused where others than developers work. */
    public static final String REFUSED =
            "SQLite is for development and test alone: it has no row-level security, it takes one"
                    + " writer at a time, it does not encrypt its file, and it is not for patients' data. Set DATABASE_URL to a"
                    + " PostgreSQL server.";

    private static final String MEMORY = ":memory:";
    private static final Pattern ANY = Pattern.compile("(jdbc:)?sqlite(\\+\\w+)?:.*");
    private static final Pattern NAMED = Pattern.compile("jdbc:sqlite:(?<jdbc>.*)|sqlite(\\+\\w+)?://(/(?<path>.*))?");

    /** Whether a text is meant for SQLite. */
    static boolean isMeant(String text) {
        return text.equals(MEMORY) || ANY.matcher(text).matches();
    }

    /**
     * Reads an address that {@linkplain #isMeant is meant} for SQLite.
     *
     * @throws IllegalArgumentException when it names no file
     */
    static SqliteUrl parse(String text) {
        Matcher named = NAMED.matcher(text);
        if (!text.equals(MEMORY) && !named.matches()) {
            throw unusable("has no three slashes before its file");
        }
        String name = text.equals(MEMORY) ? MEMORY : orEmpty(named.group("jdbc")) + orEmpty(named.group("path"));
        if (name.isEmpty() || name.equals(MEMORY)) {
            return new SqliteUrl(Optional.empty());
        } else if (name.contains("?") || name.startsWith("file:")) {
            throw unusable("has options, and none is taken");
        }
        try {
            return new SqliteUrl(Optional.of(Path.of(name).toAbsolutePath().normalize()));
        } catch (InvalidPathException e) {
            throw unusable("names no file of this machine");
        }
    }

    /** As it is shown. */
    @Override
    public String toString() {
        return file.map(Path::toString).orElse(MEMORY);
    }

    private static IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException("The address of the SQLite file " + why
                + ": give sqlite:///./flightplan_dev.db, sqlite:////folder/flightplan_dev.db or sqlite:///:memory:");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package org.flightplan.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of the embedded database's roles: random, one a role, kept in a file that its owner alone may read. They
 * are never printed or logged.
 */
final class Passwords {

    private static final int BYTES = 24;

    private final Path file;
    private final Properties byRole = new Properties();
    private final SecureRandom random = new SecureRandom();

    private Passwords(Path file) {
        this.file = file;
    }

    /** Those of the file, or none when there is no file yet. */
    static Passwords in(Path file) throws IOException {
        Passwords passwords = new Passwords(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                passwords.byRole.load(reader);
            }
        }
        return passwords;
    }

    /** The role's password, made now if it has none; {@link #save()} keeps it. */
    String of(String role) {
        @Nullable String known = byRole.getProperty(role);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        byRole.setProperty(role, made);
        return made;
    }

    /** The role's password, if it has one. */
    Optional<String> known(String role) {
        return Optional.ofNullable(byRole.getProperty(role));
    }

    /** Writes the file anew, in one step: a reader sees the old or the new passwords, never half of them. */
    void save() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next);
        Home.restrict(next, "rw-------");
        try (var writer = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            byRole.store(writer, "The embedded database's roles");
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Says nothing about them. */
    @Override
    public String toString() {
        return "Passwords of " + byRole.size() + " roles";
    }
}

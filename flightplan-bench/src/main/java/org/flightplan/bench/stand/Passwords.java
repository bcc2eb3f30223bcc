package org.flightplan.bench.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of a stand's database roles: random, one a role, kept beside the data so that a later run knows them. */
final class Passwords {

    private static final int BYTES = 16;

    private final Path file;
    private final Properties byRole = new Properties();

    private Passwords(Path file) {
        this.file = file;
    }

    static Passwords in(Path file) throws IOException {
        Passwords passwords = new Passwords(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                passwords.byRole.load(reader);
            }
        }
        return passwords;
    }

    /** Whether the role has one already. */
    boolean knows(String role) {
        return byRole.containsKey(role);
    }

    /** The role's password; made and kept now if it has none. */
    synchronized String of(String role) {
        String known = byRole.getProperty(role);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        byRole.setProperty(role, made);
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            byRole.store(writer, "The roles of a stand's database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }
}

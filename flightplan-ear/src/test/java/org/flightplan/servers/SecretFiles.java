package org.flightplan.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody else may read, as the scripts in server-config demand. */
final class SecretFiles {

    private SecretFiles() {}

    /** Writes one; gives its path. */
    static String write(String name, String content) {
        try {
            Path folder = Files.createDirectories(Build.WORK.path().resolve("secrets"));
            Path file = folder.resolve(name);
            Files.deleteIfExists(file);
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            Files.writeString(file, content);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

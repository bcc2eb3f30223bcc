package org.flightplan.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.flightplan.servers.Misconfiguration.WrongFiles;

/** Files that nobody else may read, as the scripts in server-config demand. */
final class SecretFiles {

    private SecretFiles() {}

    /** Files that an operator could name by mistake. */
    static WrongFiles wrong() {
        try {
            Path open = Path.of(write("open.secret", "a password\n"));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
            return new WrongFiles(
                    open.resolveSibling("missing").toString(),
                    write("empty.secret", ""),
                    write("junk.secret", "no key at all\n"),
                    open.toString(),
                    write("another.key", SmokeDatabase.randomKey() + "\n"),
                    SmokeDatabase.sealKeyFile("another.pem"),
                    write("another.secret", "another password\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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

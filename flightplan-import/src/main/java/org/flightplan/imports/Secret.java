package org.flightplan.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.flightplan.imports.sending.Source.SourceException;

/** What the ids of an import are made with: a file that stays beside it as long as it may be run again. */
final class Secret {

    private static final int BYTES = 32;
    private static final int SHORTEST = 16;

    private Secret() {}

    /** The secret of a file, which is made where there is none. */
    static byte[] of(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                // filled aside, so that none is ever found half made
                Path aside = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(aside);
                make(aside);
                Files.writeString(aside, HexFormat.of().formatHex(random));
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new SourceException(
                        "The file of --secret has less than 16 characters: give the one of the first run.");
            }
            return secret.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SourceException("The file of --secret can't be read or made: give one that can.");
        }
    }

    private static void make(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noPosix) {
            Files.createFile(file);
        }
    }
}

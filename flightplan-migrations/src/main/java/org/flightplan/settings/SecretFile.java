package org.flightplan.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds a secret: it is read only when nobody but its owner may read it. */
public final class SecretFile {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /** A secret that can't be used; the message names the setting, and says why and what to do. */
    public static final class Unusable extends Exception {
        /** @param message for the operator; it never repeats what the file holds */
        public Unusable(String message) {
            super(message);
        }
    }

    /**
     * What the file holds.
     *
     * @param setting that names the file, for the message
     * @throws Unusable when it can't be read, or by others too
     */
    public static String text(String setting, Path file) throws Unusable {
        try {
            if (isOpenToOthers(file)) {
                throw new Unusable(setting + " " + file + " is open to others: chmod 600 " + file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new Unusable(setting + " " + file + " names no file: give the path of one that is there");
        } catch (IOException e) {
            throw new Unusable(setting + " " + file + " can't be read: let the server's user read it");
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        try {
            return !OWNERS.containsAll(Files.getPosixFilePermissions(file));
        } catch (UnsupportedOperationException e) {
            // a file system without such permissions has others of its own
            return false;
        }
    }
}

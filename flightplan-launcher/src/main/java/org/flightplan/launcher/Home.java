package org.flightplan.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.flightplan.settings.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * The folder that keeps everything between two starts: {@code postgresql/} (program, data, log), {@code
 * passwords.properties}, {@code demo.properties}, and {@code tmp/}, which is emptied at each start. Readable by its owner
 * alone; used by one launcher at a time.
 */
final class Home {

    private final Path folder;
    private final FileLock lock;

    private Home(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and takes it for this process until it ends, however it ends.
     *
     * @throws SettingException when it can't be written to, or another launcher has it
     */
    static Home take(Path folder) {
        try {
            Files.createDirectories(folder);
            restrict(folder, "rwx------");
            FileChannel channel =
                    FileChannel.open(lockFile(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new SettingException("FLIGHTPLAN_HOME: another FlightPlan runs in " + folder
                        + "; stop it, or set FLIGHTPLAN_HOME to a folder of its own.");
            }
            Home home = new Home(folder, lock);
            home.emptyTemporary();
            return home;
        } catch (IOException e) {
            throw new SettingException("FLIGHTPLAN_HOME: " + folder + " can't be written to ("
                    + e.getClass().getSimpleName() + "); set it to a folder that can.");
        }
    }

    /** The folder's own place, to be shown. */
    Path folder() {
        return folder;
    }

    /** What PostgreSQL is unpacked to. */
    Path postgresProgram() {
        return folder.resolve("postgresql").resolve("program");
    }

    /** PostgreSQL's data directory. */
    Path postgresData() {
        return folder.resolve("postgresql").resolve("data");
    }

    /** Where PostgreSQL writes its own log. */
    Path postgresLog() {
        return folder.resolve("postgresql").resolve("postgresql.log");
    }

    /** The passwords of the database's roles. */
    Path passwords() {
        return folder.resolve("passwords.properties");
    }

    /** What the demo remembers from one load to the next. */
    Path demo() {
        return folder.resolve("demo.properties");
    }

    /** For files of this run alone. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Whether this process still holds the folder. */
    boolean isHeld() {
        return lock.isValid();
    }

    /** Leaves a file or folder to its owner alone, where the file system knows owners. */
    static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Removes everything that it keeps; no server may run in it. */
    void empty() throws IOException {
        try (var kept = Files.list(folder)) {
            for (Path path : kept.toList()) {
                if (!path.equals(lockFile(folder))) {
                    remove(path);
                }
            }
        }
        Files.createDirectories(temporary());
    }

    // a killed run leaves an unpacked Payara Micro of 100 MB behind
    private void emptyTemporary() throws IOException {
        remove(temporary());
        Files.createDirectories(temporary());
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var found = Files.walk(folder)) {
                List<Path> deepestFirst =
                        found.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("lock");
    }
}

package org.flightplan.launcher.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flightplan.settings.SettingException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The file itself: FlightPlan's own, for its owner alone, written by one launcher at a time. It keeps a rollback journal, and so is
 * one file, whole, between two transactions; what is deleted is overwritten.
 */
final class SqliteFile implements AutoCloseable {

    static final String HEADER = "flightplan_file";

    /** "FlPl": tells our files from all others. */
    private static final int APPLICATION = 0x466c506c;

    private static final int FORMAT = 1;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final String NOTICE =
            "Synthetic data only. This file is for development: never let a real patient's data into it.";

    private final Path path;
    private final FileChannel guard;
    private final Connection connection;
    private Header header;

    /**
     * What the file says of itself.
     *
     * @param installation the id of the key store whose keys it holds; empty before the first event
     * @param position of its last event
     * @param shownThrough up to which position its read models show all
     * @param complete whether it was completed by a launcher that ended in peace
     * @param secretMark what {@code SECRET_KEY} is known again by; empty where a master key of its own is used
     */
    record Header(
            String installation,
            long position,
            long shownThrough,
            boolean complete,
            String writtenAt,
            long lagMillis,
            String secretMark) {

        static final Header NEW = new Header("", 0, 0, false, "never", 0, "");

        Header completed() {
            return new Header(installation, position, shownThrough, true, writtenAt, lagMillis, secretMark);
        }

        boolean isEmpty() {
            return installation.isEmpty();
        }
    }

    private SqliteFile(Path path, FileChannel guard, Connection connection, Header header) {
        this.path = path;
        this.guard = guard;
        this.connection = connection;
        this.header = header;
    }

    /**
     * Opens it, or makes it.
     *
     * @throws SettingException when it is not ours, or another launcher writes it
     */
    static SqliteFile open(Path path) {
        if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
            throw refused(path, "lies in a folder that is not there; make the folder.");
        }
        try {
            FileOwner.refuseOthers(path, APPLICATION, FORMAT, () -> connect(path, true));
            FileChannel guard = guard(path);
            make(path);
            Connection connection = connect(path, false);
            connection.setAutoCommit(false);
            Table.execute(
                    connection,
                    "create table if not exists " + HEADER + " (notice text not null, installation text not null,"
                            + " position integer not null, shown_through integer not null, complete integer not null,"
                            + " written_at text not null, lag_ms integer not null, secret_mark text not null)");
            connection.commit();
            return new SqliteFile(path, guard, connection, read(connection));
        } catch (SQLException | IOException e) {
            throw refused(path, "can't be used (" + reason(e) + "); name another file.");
        }
    }

    Path path() {
        return path;
    }

    /** As it was last written. */
    Header header() {
        return header;
    }

    /** What is done in one transaction. */
    interface Work {
        Header on(Connection connection) throws SQLException;
    }

    /** Changes the file, in one transaction, and its header with it. */
    void write(Work work) throws SQLException {
        try {
            Header next = work.on(connection);
            Table.execute(connection, "delete from " + HEADER);
            try (var insert =
                    connection.prepareStatement("insert into " + HEADER + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, NOTICE);
                insert.setString(2, next.installation());
                insert.setLong(3, next.position());
                insert.setLong(4, next.shownThrough());
                insert.setBoolean(5, next.complete());
                insert.setString(6, next.writtenAt());
                insert.setLong(7, next.lagMillis());
                insert.setString(8, next.secretMark());
                insert.executeUpdate();
            }
            connection.commit();
            header = next;
        } finally {
            // nothing is left after a commit
            connection.rollback();
        }
    }

    /** For reading; the transaction ends with the next change. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        Files.deleteIfExists(guardOf(path));
        guard.close();
    }

    static String reason(Exception e) {
        return e instanceof SQLException told
                ? "SQLite's code " + told.getErrorCode()
                : e.getClass().getSimpleName();
    }

    static SettingException refused(Path path, String why) {
        return new SettingException("DATABASE_URL: " + path + " " + why);
    }

    private static Connection connect(Path path, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(PATIENCE_MILLIS);
        if (!readOnly) {
            config.setJournalMode(JournalMode.DELETE);
            config.setSynchronous(SynchronousMode.FULL);
            config.setApplicationId(APPLICATION);
            config.setUserVersion(FORMAT);
            config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        }
        return config.createConnection("jdbc:sqlite:" + path);
    }

    private static void make(Path path) throws IOException {
        boolean knowsOwners = Files.getFileAttributeView(path.getParent(), PosixFileAttributeView.class) != null;
        var ownersAlone = PosixFilePermissions.fromString("rw-------");
        if (Files.exists(path)) {
            if (knowsOwners) {
                Files.setPosixFilePermissions(path, ownersAlone);
            }
        } else if (knowsOwners) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(ownersAlone));
        } else {
            Files.createFile(path);
        }
    }

    private static Path guardOf(Path path) {
        return path.resolveSibling(path.getFileName() + "-lock");
    }

    // a file beside it: a lock on the file itself would be lost with the first of SQLite's own
    private static FileChannel guard(Path path) {
        try {
            FileChannel channel = FileChannel.open(guardOf(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw refused(path, "is written by another FlightPlan; stop it, or name another file.");
            }
            return channel;
        } catch (IOException e) {
            throw refused(path, "lies in a folder that can't be written to (" + reason(e) + ").");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Header read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select installation, position, shown_through, complete,"
                        + " written_at, lag_ms, secret_mark from " + HEADER)) {
            return row.next()
                    ? new Header(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getBoolean(4),
                            row.getString(5),
                            row.getLong(6),
                            row.getString(7))
                    : Header.NEW;
        } finally {
            connection.rollback();
        }
    }
}

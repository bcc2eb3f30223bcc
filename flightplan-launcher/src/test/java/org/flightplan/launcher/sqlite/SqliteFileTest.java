package org.flightplan.launcher.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.flightplan.launcher.sqlite.SqliteFile.Header;
import org.flightplan.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

    @TempDir
    Path folder;

    @Test
    void a_new_file_is_its_owners_alone_and_says_what_it_is_for() throws Exception {
        Path path = folder.resolve("new.db");
        try (SqliteFile file = SqliteFile.open(path)) {
            assertTrue(file.header().isEmpty());
            file.write(connection -> new Header("installation", 7, 5, false, "2026-01-01T00:00:00Z", 12, "mark"));
        }
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path));
        try (SqliteFile again = SqliteFile.open(path);
                Connection reader = connect(path);
                var row = reader.createStatement().executeQuery("select notice from flightplan_file")) {
            assertEquals(new Header("installation", 7, 5, false, "2026-01-01T00:00:00Z", 12, "mark"), again.header());
            assertTrue(row.getString(1).startsWith("Synthetic data only."));
        }
    }

    @Test
    void what_fails_in_the_midst_leaves_the_file_as_it_was() throws Exception {
        try (SqliteFile file = SqliteFile.open(folder.resolve("whole.db"))) {
            file.write(connection -> new Header("installation", 7, 7, false, "then", 0, ""));
            assertThrows(
                    SQLException.class,
                    () -> file.write(connection -> {
                        Table.execute(connection, "create table half (x)");
                        throw new SQLException("synthetic");
                    }));
            assertEquals(7, file.header().position());
            file.write(connection -> {
                Table.execute(connection, "create table half (x)");
                return file.header();
            });
        }
    }

    @Test
    void one_launcher_writes_it_at_a_time() throws Exception {
        Path path = folder.resolve("one.db");
        try (SqliteFile first = SqliteFile.open(path)) {
            assertEquals(path, first.path());
            assertRefused(path, "is written by another FlightPlan");
        }
        SqliteFile.open(path).close();
    }

    @Test
    void a_secret_that_opens_nothing_in_it_is_refused_and_a_master_key_in_a_file_is_not_judged() throws Exception {
        Path path = folder.resolve("sealed.db");
        try (SqliteFile file = SqliteFile.open(path)) {
            file.write(connection -> new Header("installation", 7, 7, true, "then", 0, SecretMark.of("one")));
        }
        SettingException refused = assertThrows(SettingException.class, () -> open(path, Optional.of("another")));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("SECRET_KEY: the keys in " + path));
        open(path, Optional.of("one")).close();
        open(path, Optional.empty()).close();
    }

    private static DevelopmentFile open(Path path, Optional<String> secret) throws Exception {
        return DevelopmentFile.open(path, secret, Clock.systemUTC(), line -> {});
    }

    @Test
    void the_python_systems_file_is_told_from_ours_and_left_as_it_is() throws Exception {
        Path path = folder.resolve("python.db");
        execute(path, "create table events (id integer primary key, data text)", "insert into events values (1, '{}')");
        byte[] before = Files.readAllBytes(path);
        assertRefused(path, "is the development database of the Python system, with 1 events.");
        assertRefused(path, "flightplan-import.jar --to http://localhost:8080 --database jdbc:sqlite:" + path);
        assertArrayEquals(before, Files.readAllBytes(path));
    }

    @Test
    void a_file_of_another_kind_is_refused_by_what_it_is() throws Exception {
        Path others = folder.resolve("others.db");
        execute(others, "create table recipes (id integer)");
        assertRefused(others, "is another program's: it has a table recipes");
        Path text = Files.writeString(
                folder.resolve("text.db"), "no database, and longer than a header of SQLite is".repeat(9));
        assertRefused(text, "is no SQLite database");
        Path newer = folder.resolve("newer.db");
        SqliteFile.open(newer).close();
        execute(newer, "pragma user_version = 99");
        assertRefused(newer, "was written by a newer FlightPlan");
        assertRefused(folder.resolve("nowhere/file.db"), "lies in a folder that is not there");
    }

    private static void assertRefused(Path path, String why) {
        SettingException refused = assertThrows(SettingException.class, () -> SqliteFile.open(path));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("DATABASE_URL: " + path + " ") && message.contains(why), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static void execute(Path path, String... statements) throws Exception {
        try (Connection connection = connect(path)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static Connection connect(Path path) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + path);
    }
}

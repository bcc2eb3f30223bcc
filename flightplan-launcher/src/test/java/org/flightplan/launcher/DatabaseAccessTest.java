package org.flightplan.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAccessTest {

    @TempDir
    Path folder;

    @Test
    void the_embedded_database_and_key_store_are_entered_by_roles_with_passwords_of_their_own() throws IOException {
        Passwords passwords = Passwords.in(folder.resolve("passwords.properties"));
        for (String role : new String[] {"flightplan", "flightplan_app", "flightplan_events", "flightplan_keys"}) {
            passwords.of(role);
        }
        Properties properties = DatabaseAccess.embedded(
                        "jdbc:postgresql://127.0.0.1:5432/d", "jdbc:postgresql://127.0.0.1:5432/k", passwords)
                .properties();
        assertEquals("flightplan_app", properties.getProperty("flightplan.db.user"));
        assertEquals("flightplan_events", properties.getProperty("flightplan.db.events.user"));
        assertEquals("flightplan", properties.getProperty("flightplan.db.migrations.user"));
        assertEquals(
                4,
                properties.entrySet().stream()
                        .filter(entry -> entry.getKey().toString().endsWith(".password"))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .count());
        assertEquals(
                "jdbc:postgresql://127.0.0.1:5432/d?ApplicationName=flightplan&logServerErrorDetail=false"
                        + "&reWriteBatchedInserts=true",
                properties.getProperty("flightplan.db.url"));
        assertTrue(properties
                .getProperty("flightplan.db.migrations.url")
                .endsWith("&options=-c%20client_connection_check_interval%3D2000"));
    }

    @Test
    void what_an_address_leaves_open_comes_from_the_first_and_the_passwords_file() throws IOException {
        Path file = folder.resolve("passwords.properties");
        Files.writeString(file, "flightplan_events=from-file\n");
        Properties properties = external(
                file,
                Map.of(
                        "DATABASE_URL",
                        "postgresql://someone:p%40ss@db.example:6432/fp",
                        "DATABASE_KEYS_URL",
                        "postgresql://k.example/keys"));
        assertEquals("someone", properties.getProperty("flightplan.db.user"));
        assertEquals("p@ss", properties.getProperty("flightplan.db.password"));
        assertEquals("flightplan_events", properties.getProperty("flightplan.db.events.user"));
        assertEquals("from-file", properties.getProperty("flightplan.db.events.password"));
        assertEquals("flightplan", properties.getProperty("flightplan.db.migrations.user"));
        assertEquals("flightplan_keys", properties.getProperty("flightplan.db.keys.user"));
        assertTrue(properties
                .getProperty("flightplan.db.events.url")
                .startsWith("jdbc:postgresql://db.example:6432/fp?ApplicationName=flightplan"));
    }

    @Test
    void each_role_may_have_a_server_of_its_own() throws IOException {
        Properties properties = external(
                folder.resolve("none"),
                Map.of(
                        "DATABASE_URL", "postgresql://a.example/fp",
                        "DATABASE_EVENTS_URL", "postgresql://e:1@b.example/fp",
                        "DATABASE_MIGRATIONS_URL", "postgresql://m:2@c.example/fp?ssl=require",
                        "DATABASE_KEYS_URL", "postgresql://k:3@d.example/keys"));
        assertTrue(
                properties.getProperty("flightplan.db.events.url").startsWith("jdbc:postgresql://b.example:5432/fp?"));
        assertTrue(
                properties.getProperty("flightplan.db.migrations.url").contains("c.example:5432/fp?sslmode=require&"));
        assertEquals("m", properties.getProperty("flightplan.db.migrations.user"));
        assertTrue(
                properties.getProperty("flightplan.db.keys.url").startsWith("jdbc:postgresql://d.example:5432/keys?"));
    }

    @Test
    void a_database_of_the_operators_has_a_key_store_of_the_operators() {
        SettingException refused = assertThrows(
                SettingException.class,
                () -> external(folder.resolve("none"), Map.of("DATABASE_URL", "postgresql://a.example/fp")));
        assertTrue(String.valueOf(refused.getMessage()).contains("DATABASE_KEYS_URL"), refused.getMessage());
    }

    @Test
    void passwords_are_random_kept_unreadable_for_others_and_never_shown() throws IOException {
        Path file = folder.resolve("passwords.properties");
        Passwords passwords = Passwords.in(file);
        String made = passwords.of("flightplan");
        passwords.save();
        assertTrue(made.length() >= 32);
        assertEquals(made, Passwords.in(file).of("flightplan"));
        assertFalse(passwords.toString().contains(made));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    private static Properties external(Path passwords, Map<String, String> environment) throws IOException {
        return DatabaseAccess.external(
                        Settings.from(OperatorSettings.of(environment, passwords)), Passwords.in(passwords))
                .properties();
    }
}

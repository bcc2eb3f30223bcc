package org.flightplan.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.flightplan.settings.Environment;
import org.flightplan.settings.OperatorSettings;
import org.flightplan.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void nothing_set_is_development_on_this_machine_alone() {
        Settings settings = Settings.from(set());
        assertEquals(8080, settings.httpPort());
        assertEquals("127.0.0.1", settings.httpAddress());
        assertEquals(Environment.DEVELOPMENT, settings.environment());
        assertEquals(Path.of("flightplan-home").toAbsolutePath(), settings.home());
        assertTrue(settings.database().isEmpty());
        assertEquals("http://localhost:8080", settings.localUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "FLIGHTPLAN_HTTP_PORT, http",
        "FLIGHTPLAN_HTTP_PORT, 0",
        "FLIGHTPLAN_HTTP_PORT, 65536",
        "FLIGHTPLAN_HTTP_PORT, -1",
        "ENVIRONMENT, prod",
        "LOG_FORMAT, xml",
        "DATABASE_URL, mysql://u:secret-word@h/d",
        "DATABASE_URL, postgresql://u:secret-word@/d",
        "DATABASE_URL, sqlite://host/secret-word.db",
        "DATABASE_EVENTS_URL, sqlite:///secret-word.db",
        "DATABASE_EVENTS_URL, nonsense secret-word",
        "DATABASE_MIGRATIONS_URL, jdbc:postgresql:secret-word"
    })
    void a_wrong_setting_is_named_with_its_source_and_no_secret(String name, String value) {
        SettingException refused = assertThrows(SettingException.class, () -> Settings.from(set(name, value)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(name + " (from the environment): "), message);
        assertFalse(message.contains("secret-word"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void the_log_is_of_objects_where_others_run_it_unless_it_is_to_be_text() {
        assertFalse(Settings.from(set()).logsJson());
        assertTrue(Settings.from(set("LOG_FORMAT", "json")).logsJson());
        assertTrue(Settings.from(set("ENVIRONMENT", "staging")).logsJson());
        assertFalse(Settings.from(set("ENVIRONMENT", "staging", "LOG_FORMAT", "text"))
                .logsJson());
    }

    @Test
    void the_embedded_server_is_refused_in_production() {
        SettingException refused =
                assertThrows(SettingException.class, () -> Settings.from(set("ENVIRONMENT", "production")));
        assertTrue(String.valueOf(refused.getMessage()).contains("DATABASE_URL"), refused.getMessage());
        Settings settings = Settings.from(
                set("ENVIRONMENT", "production", "DATABASE_URL", "postgresql://db.example/flightplan_prod"));
        assertEquals("0.0.0.0", settings.httpAddress());
    }

    @ParameterizedTest
    @CsvSource({"development", "test"})
    void a_development_database_in_one_file_is_the_embedded_servers(String environment) {
        Settings settings =
                Settings.from(set("ENVIRONMENT", environment, "DATABASE_URL", "sqlite:///./flightplan_dev.db"));
        assertTrue(settings.database().isEmpty());
        assertEquals(
                Path.of("flightplan_dev.db").toAbsolutePath(),
                settings.sqlite().orElseThrow().file().orElseThrow());
        assertFalse(settings.keepsNothing());
        Settings memory = Settings.from(set("ENVIRONMENT", environment, "DATABASE_URL", "sqlite:///:memory:"));
        assertTrue(memory.keepsNothing());
        assertEquals(settings.home().resolve("memory"), memory.home());
    }

    @ParameterizedTest
    @CsvSource({
        "staging, sqlite:///./flightplan_dev.db",
        "production, sqlite+aiosqlite:///./flightplan_dev.db",
        "production, jdbc:sqlite:flightplan_dev.db",
        "production, :memory:"
    })
    void a_file_is_refused_where_others_than_developers_work_with_all_four_reasons(String environment, String url) {
        SettingException refused = assertThrows(
                SettingException.class, () -> Settings.from(set("ENVIRONMENT", environment, "DATABASE_URL", url)));
        for (String reason : new String[] {"row-level security", "one writer", "not encrypt", "patients' data"}) {
            assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.getMessage());
        }
    }

    @Test
    void a_file_and_another_database_are_not_set_together() {
        SettingException refused = assertThrows(
                SettingException.class,
                () -> Settings.from(
                        set("DATABASE_URL", "sqlite:///./x.db", "DATABASE_KEYS_URL", "postgresql://keys.example/k")));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("DATABASE_KEYS_URL"), refused.getMessage());
    }

    @Test
    void what_the_environment_does_not_say_is_taken_from_the_env_file(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve(".env"), "# synthetic\nFLIGHTPLAN_HTTP_PORT=8123\nENVIRONMENT=\"test\"\nRATE_LIMIT=7\n");
        OperatorSettings set = OperatorSettings.of(Map.of("FLIGHTPLAN_HTTP_PORT", "8124"), folder);
        Settings settings = Settings.from(set);
        assertEquals(8124, settings.httpPort());
        assertEquals(Environment.TEST, settings.environment());
        assertEquals(Map.of("ENVIRONMENT", "test", "RATE_LIMIT", "7"), set.fromFile());
    }

    @Test
    void a_wrong_line_of_the_env_file_is_refused_without_what_it_holds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("flightplan.env"), "ENVIRONMENT=prod\n");
        Map<String, String> named = Map.of("FLIGHTPLAN_ENV_FILE", file.toString());
        SettingException wrong =
                assertThrows(SettingException.class, () -> Settings.from(OperatorSettings.of(named, folder)));
        assertTrue(String.valueOf(wrong.getMessage()).startsWith("ENVIRONMENT (from " + file), wrong.getMessage());
        Files.writeString(file, "secret-word and more\n");
        SettingException malformed = assertThrows(SettingException.class, () -> OperatorSettings.of(named, folder));
        assertTrue(String.valueOf(malformed.getMessage()).contains("NAME=value"), malformed.getMessage());
        assertFalse(String.valueOf(malformed.getMessage()).contains("secret-word"), malformed.getMessage());
        SettingException missing = assertThrows(
                SettingException.class,
                () -> OperatorSettings.of(Map.of("FLIGHTPLAN_ENV_FILE", folder + "/none"), folder));
        assertTrue(String.valueOf(missing.getMessage()).contains("can't be read"), missing.getMessage());
    }

    private static OperatorSettings set(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return OperatorSettings.of(environment, Path.of("nowhere"));
    }

    @Test
    void an_unknown_argument_is_named() {
        assertTrue(Arguments.of("--demo").demo());
        assertTrue(Arguments.of("--help").help());
        SettingException refused = assertThrows(SettingException.class, () -> Arguments.of("--demo", "--dmeo"));
        assertTrue(String.valueOf(refused.getMessage()).contains("\"--dmeo\" (command line)"), refused.getMessage());
    }
}

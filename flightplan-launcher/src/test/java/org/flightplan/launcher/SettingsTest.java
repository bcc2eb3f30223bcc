package org.flightplan.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.flightplan.settings.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void nothing_set_is_development_on_this_machine_alone() {
        Settings settings = Settings.from(Map.of());
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
        "DATABASE_URL, mysql://u:secret-word@h/d",
        "DATABASE_URL, postgresql://u:secret-word@/d",
        "DATABASE_EVENTS_URL, nonsense secret-word",
        "DATABASE_MIGRATIONS_URL, jdbc:postgresql:secret-word"
    })
    void a_wrong_setting_is_named_with_its_source_and_no_secret(String name, String value) {
        SettingException refused = assertThrows(SettingException.class, () -> Settings.from(Map.of(name, value)));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(name + " (from the environment): "), message);
        assertFalse(message.contains("secret-word"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void the_embedded_server_is_refused_in_production() {
        SettingException refused =
                assertThrows(SettingException.class, () -> Settings.from(Map.of("ENVIRONMENT", "production")));
        assertTrue(String.valueOf(refused.getMessage()).contains("DATABASE_URL"), refused.getMessage());
        Settings settings = Settings.from(
                Map.of("ENVIRONMENT", "production", "DATABASE_URL", "postgresql://db.example/flightplan_prod"));
        assertEquals("0.0.0.0", settings.httpAddress());
    }

    @Test
    void an_unknown_argument_is_named() {
        assertTrue(Arguments.of("--demo").demo());
        assertTrue(Arguments.of("--help").help());
        SettingException refused = assertThrows(SettingException.class, () -> Arguments.of("--demo", "--dmeo"));
        assertTrue(String.valueOf(refused.getMessage()).contains("\"--dmeo\" (command line)"), refused.getMessage());
    }
}

package org.flightplan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteUrlTest {

    @ParameterizedTest
    @CsvSource({
        "sqlite:///./flightplan_dev.db, flightplan_dev.db",
        "sqlite:///folder/flightplan_dev.db, folder/flightplan_dev.db",
        "sqlite+aiosqlite:///./flightplan_dev.db, flightplan_dev.db",
        "sqlite+pysqlite:////srv/dev/flightplan_dev.db, /srv/dev/flightplan_dev.db",
        "jdbc:sqlite:flightplan_dev.db, flightplan_dev.db",
        "jdbc:sqlite:/srv/dev/flightplan_dev.db, /srv/dev/flightplan_dev.db"
    })
    void every_accepted_form_names_its_file(String text, String file) {
        assertEquals(new SqliteUrl(Optional.of(Path.of(file).toAbsolutePath())), read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":memory:",
                "sqlite://",
                "sqlite:///:memory:",
                "sqlite+aiosqlite:///:memory:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:"
            })
    void what_is_kept_nowhere_names_none(String text) {
        assertEquals(new SqliteUrl(Optional.empty()), read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite://secret.db",
                "sqlite:secret.db",
                "sqlite:///secret.db?mode=ro",
                "jdbc:sqlite:file:secret.db"
            })
    void one_that_names_no_file_is_answered_with_the_right_forms_and_not_repeated(String text) {
        var refused = assertThrows(SettingException.class, () -> read(text));
        assertTrue(refused.getMessage().contains("sqlite:///./flightplan_dev.db"), refused.getMessage());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///./x.db", "jdbc:sqlite:x.db", ":memory:", "sqlite+aiosqlite:///x.db"})
    void where_postgresql_is_needed_the_four_reasons_are_told(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
        assertTrue(refused.getMessage().contains(SqliteUrl.REFUSED), refused.getMessage());
        assertTrue(OperatorSettings.of(Map.of("DATABASE_URL", "postgresql://h/d"), Path.of("nowhere"))
                .sqlite(Setting.DATABASE_URL)
                .isEmpty());
    }

    private static SqliteUrl read(String text) {
        return OperatorSettings.of(Map.of("DATABASE_URL", text), Path.of("nowhere"))
                .sqlite(Setting.DATABASE_URL)
                .orElseThrow();
    }
}

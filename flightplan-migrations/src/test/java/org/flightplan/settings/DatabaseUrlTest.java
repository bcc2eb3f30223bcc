package org.flightplan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example:5433/flightplan_dev?user=fp&password=s%40crt",
                "postgresql://fp:s%40crt@db.example:5433/flightplan_dev",
                "postgres://fp:s%40crt@db.example:5433/flightplan_dev",
                "postgresql+asyncpg://fp:s%40crt@db.example:5433/flightplan_dev",
            })
    void every_accepted_form_means_the_same(String text) {
        assertEquals(
                new DatabaseUrl("jdbc:postgresql://db.example:5433/flightplan_dev", "fp", "s@crt"),
                DatabaseUrl.parse(text));
    }

    @Test
    void the_port_defaults_and_options_stay() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://db.example/flightplan?ssl=require&connectTimeout=5");
        assertEquals("jdbc:postgresql://db.example:5432/flightplan?sslmode=require&connectTimeout=5", url.jdbcUrl());
        assertNull(url.user());
    }

    @Test
    void an_option_is_added_once() {
        DatabaseUrl url = DatabaseUrl.parse("postgres://db.example/flightplan")
                .with("a", "1")
                .with("a", "2");
        assertEquals("jdbc:postgresql://db.example:5432/flightplan?a=1", url.jdbcUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://fp:secret@h/db", "postgres://fp:secret@h", "postgres://fp:sec ret@h/db", "secret"})
    void a_refusal_never_repeats_the_text(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
        assertFalse(refused.getMessage().contains("sec"), refused.getMessage());
    }

    @Test
    void an_environment_is_read_in_any_case_and_a_wrong_one_is_answered_with_the_right_ones() {
        assertEquals(Environment.STAGING, Environment.of(" Staging "));
        var refused = assertThrows(IllegalArgumentException.class, () -> Environment.of("prod"));
        assertEquals(
                "\"prod\" is no environment: set one of development, test, staging, production", refused.getMessage());
    }
}

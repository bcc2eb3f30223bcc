package org.flightplan.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.flightplan.web.development.DevelopmentTokenResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to the API, by environment. */
class ApiTest {

    @AfterEach
    void forget_the_environment() {
        System.clearProperty("ENVIRONMENT");
    }

    @Test
    void without_an_environment_there_are_no_development_tokens() {
        assertFalse(classes(null).contains(DevelopmentTokenResource.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "PRODUCTION", "staging", "test", " test "})
    void outside_development_there_are_no_development_tokens(String environment) {
        assertFalse(classes(environment).contains(DevelopmentTokenResource.class));
    }

    @Test
    void development_adds_them_and_nothing_else() {
        Set<Class<?>> production = classes("production");
        Set<Class<?>> development = classes("development");
        assertTrue(development.containsAll(production));
        assertTrue(development.contains(DevelopmentTokenResource.class));
        assertEquals(production.size() + 1, development.size());
    }

    @Test
    void an_environment_that_is_none_is_no_reason_to_open_anything() {
        assertEquals(classes("production"), classes("developmnt"));
    }

    private static Set<Class<?>> classes(String environment) {
        if (environment != null) {
            System.setProperty("ENVIRONMENT", environment);
        }
        return new Api().getClasses();
    }
}

package org.flightplan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT, many",
        "RATE_LIMIT, -1",
        "FLIGHTPLAN_RECEIPT_DAYS, 1.5",
        "ENVIRONMENT, prod",
        "LOG_LEVEL, loud",
        "OIDC_ISSUER, id.example.org",
        "SENTRY_DSN, https://sentry.example.org/42",
        "DEFAULT_TENANT_ID, first-hospital",
        "FLIGHTPLAN_HTTP_PORT, 70000",
        "ALLOWED_HOSTS, https://flightplan.example.org",
        "ALLOWED_HOSTS, flightplan.example.org:8443",
        "ALLOWED_HOSTS, 'a.example.org,,b.example.org'"
    })
    void a_wrong_value_is_named_with_its_source_and_a_remedy(String name, String value) {
        String problem = problem(Map.of(name, value)).orElseThrow();
        assertTrue(problem.startsWith(name + " (from a test): \"" + value + "\" is no "), problem);
        assertTrue(problem.contains("set for example"), problem);
    }

    @Test
    void every_example_is_good_and_so_is_nothing_at_all() {
        for (Setting setting : Setting.values()) {
            Map<String, String> development = new HashMap<>(Map.of("ENVIRONMENT", "development"));
            development.put(setting.name(), setting.example());
            development.putIfAbsent("ALLOWED_HOSTS", "localhost, [::1]");
            assertEquals(Optional.empty(), problem(development), setting::name);
        }
        assertEquals(Optional.empty(), problem(Map.of("ENVIRONMENT", "development")));
        assertEquals(
                Optional.empty(),
                problem(Map.of("RATE_LIMIT", "0", "ENVIRONMENT", "Production", "ALLOWED_HOSTS", ".example.org")));
    }

    @Test
    void without_hosts_nobody_could_ask_and_that_is_said() {
        for (Map<String, String> operated : List.of(Map.<String, String>of(), Map.of("ENVIRONMENT", "test"))) {
            assertTrue(problem(operated).orElse("").startsWith("ALLOWED_HOSTS is not set"), operated::toString);
        }
    }

    @Test
    void no_secret_is_repeated() {
        Map<String, String> secrets = Map.of("SECRET_KEY", "secret-word", "DATABASE_URL", "nonsense secret-word");
        assertFalse(problem(secrets).orElse("").contains("secret-word"));
    }

    private static Optional<String> problem(Map<String, String> set) {
        return ServerSettings.problem(setting -> value(setting.name(), set.get(setting.name())));
    }

    private static ConfigValue value(String name, @Nullable String value) {
        return new ConfigValue() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public @Nullable String getValue() {
                return value;
            }

            @Override
            public @Nullable String getRawValue() {
                return value;
            }

            @Override
            public String getSourceName() {
                return "a test";
            }

            @Override
            public int getSourceOrdinal() {
                return 0;
            }
        };
    }
}

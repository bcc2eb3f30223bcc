package org.flightplan.pools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.flightplan.settings.Environment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a node takes the pools for is what the servers' scripts make them. */
class PoolSizesTest {

    private static final String DATABASE = "jdbc:postgresql://db.example.org/flightplan?sslmode=verify-full";

    @ParameterizedTest
    @EnumSource(Environment.class)
    void of_each_environment(Environment environment) throws Exception {
        assertEquals(script(environment, ""), PoolSizes.requests(environment, false));
        assertEquals(script(environment, "high-traffic"), PoolSizes.requests(environment, true));
    }

    private static int script(Environment environment, String profile) throws Exception {
        ProcessBuilder script = new ProcessBuilder("sh", "-c", ". ../server-config/settings.sh && echo $requests_max")
                .redirectErrorStream(true);
        script.environment().put("ENVIRONMENT", environment.word());
        script.environment().put("POOL_PROFILE", profile);
        script.environment().put("DATABASE_URL", DATABASE);
        script.environment().put("DATABASE_KEYS_URL", DATABASE);
        Process running = script.start();
        String written = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, running.waitFor(), written);
        return Integer.parseInt(written);
    }
}

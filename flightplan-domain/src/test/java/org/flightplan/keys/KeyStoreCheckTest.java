package org.flightplan.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Optional;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.settings.Environment;
import org.junit.jupiter.api.Test;

class KeyStoreCheckTest {

    private final TestDatabase log = TestDatabase.migrated();

    @Test
    void a_log_keeps_the_key_store_it_began_with() throws SQLException {
        TestKeys first = new TestKeys();
        assertEquals(Optional.empty(), check(first, Environment.STAGING));
        assertEquals(Optional.empty(), check(first, Environment.STAGING));
        TestKeys another = new TestKeys();
        assertTrue(check(another, Environment.STAGING).orElse("").contains("another key store"));
        assertEquals(Optional.empty(), check(first, Environment.STAGING));
    }

    @Test
    void in_production_keys_and_log_are_on_two_servers() throws SQLException {
        TestKeys beside = new TestKeys();
        assertTrue(check(beside, Environment.PRODUCTION).orElse("").contains("a server of its own"));
        assertEquals(Optional.empty(), check(beside, Environment.DEVELOPMENT));
    }

    private Optional<String> check(TestKeys keys, Environment environment) throws SQLException {
        MasterKeyFile master = new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "test");
        return new KeyStoreCheck(keys.store, master)
                .refusal(log.as("flightplan_events"), keys.database.as("flightplan_keys"), environment);
    }
}

package org.flightplan.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.settings.Environment;
import org.flightplan.tenants.TenantId;
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

    @Test
    void another_master_key_than_the_stores_is_named() throws SQLException {
        TestKeys keys = new TestKeys();
        keys.store.add(new Wrapping(master("test")).newTenantKey(new TenantId(UUID.randomUUID()), 1));
        assertEquals(Optional.empty(), check(keys, Environment.STAGING));
        String problem = new KeyStoreCheck(keys.store, master("another"))
                .refusal(log.as("flightplan_events"), keys.database.as("flightplan_keys"), Environment.STAGING)
                .orElse("");
        assertTrue(problem.contains(master("test").currentId()) && problem.contains("MASTER_KEY_FILE"), problem);
    }

    private static MasterKeyFile master(String secret) {
        return new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, secret);
    }

    private Optional<String> check(TestKeys keys, Environment environment) throws SQLException {
        return new KeyStoreCheck(keys.store, master("test"))
                .refusal(log.as("flightplan_events"), keys.database.as("flightplan_keys"), environment);
    }
}

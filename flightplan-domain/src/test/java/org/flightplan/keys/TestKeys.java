package org.flightplan.keys;

import java.util.Optional;
import org.flightplan.migrations.TestDatabase;
import org.flightplan.settings.Environment;

/** A key store of its own on a real PostgreSQL, and nodes that use it. */
public final class TestKeys {

    private static final int PAGE = 7;

    final TestDatabase database = TestDatabase.keyStore();
    final KeyStore store = new KeyDatabase(() -> database.as("flightplan_keys"), PAGE);

    /** A node's keys: it remembers what another one may have changed. */
    public KeyRing ring() {
        return new KeyRing(store, new MasterKeyFile(Optional.empty(), Environment.DEVELOPMENT, "test"));
    }
}

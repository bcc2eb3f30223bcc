package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The EAR on Payara Server. */
class PayaraServerIT implements SmokeContract {

    @RegisterExtension
    static final PayaraServer SERVER = new PayaraServer(new SmokeDatabase().settings());

    @Override
    public URI root() {
        return SERVER.root();
    }

    @Override
    public Path log() {
        return SERVER.log();
    }

    @Override
    public void deploy(Path war) {
        SERVER.asadmin("deploy", "--contextroot", "ward", war.toString());
    }

    @Test
    @Tag("full")
    void the_script_run_again_changes_nothing() {
        String before = pools();
        SERVER.configure();

        assertEquals(before, pools());
        assertTrue(before.contains("FlightplanPool.steady-pool-size=5\n"), before);
        assertTrue(before.contains("FlightplanPool.max-pool-size=10\n"), before);
        assertTrue(before.contains("FlightplanMigrationsPool.max-pool-size=2\n"), before);
    }

    @Test
    void no_secret_stands_in_the_configuration() throws IOException {
        String configuration = Files.readString(SERVER.configuration());
        assertTrue(configuration.contains("${ALIAS=flightplan-app}"));
        assertFalse(configuration.contains(SmokeDatabase.PASSWORD.substring(0, 6)));
    }

    private static String pools() {
        return SERVER.asadmin("get", "resources.jdbc-connection-pool.*");
    }
}

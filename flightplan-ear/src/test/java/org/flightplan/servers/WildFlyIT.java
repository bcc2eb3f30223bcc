package org.flightplan.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The EAR on WildFly. */
class WildFlyIT implements SmokeContract {

    @RegisterExtension
    static final WildFlyServer SERVER = new WildFlyServer(new SmokeDatabase().settings());

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
        SERVER.cli("deploy " + war);
    }

    @Test
    void the_pools_have_the_sizes_of_the_environment() {
        String pools = SERVER.cli("/subsystem=datasources/data-source=*:read-attribute(name=max-pool-size)");
        assertTrue(pools.contains("10") && pools.contains("5") && pools.contains("2"), pools);
    }

    @Test
    void no_secret_stands_in_the_configuration() throws IOException {
        String configuration = Files.readString(SERVER.configuration());
        assertEquals(4, configuration.split("ENC::flightplan", -1).length - 1);
        assertFalse(configuration.contains(SmokeDatabase.PASSWORD.substring(0, 6)));
    }
}

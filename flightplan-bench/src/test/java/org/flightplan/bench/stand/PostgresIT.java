package org.flightplan.bench.stand;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @TempDir
    Path home;

    @Test
    void one_whose_last_checkpoint_takes_long_has_stopped_before_it_is_started_again() {
        try (Postgres postgres = new Postgres(home, Map.of())) {
            postgres.start();
            ProcessHandle first = postgres.postmaster();
            Database database = postgres.database("trial");
            long checkpointer = database.number("select pid from pg_stat_activity where backend_type = 'checkpointer'");
            Processes.signal("STOP", checkpointer);
            CompletableFuture<Void> goesOn = CompletableFuture.runAsync(
                    () -> Processes.signal("CONT", checkpointer),
                    CompletableFuture.delayedExecutor(8, TimeUnit.SECONDS));
            postgres.stop();
            assertTrue(goesOn.isDone(), "it stopped at once");
            assertFalse(first.isAlive());
            postgres.start();
            assertTrue(postgres.isAlive());
        }
    }
}

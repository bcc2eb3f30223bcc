package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void every_line_is_read_and_knows_its_patient() {
        Census census = Census.read();
        assertEquals(3, census.tenants().size());
        assertEquals(3444, census.commands().size());
        assertEquals(Instant.parse("2026-05-17T19:12:48Z"), census.newestMoment());
        assertEquals(
                150, census.commands().stream().map(Command::patient).distinct().count());
    }

    @Test
    void each_line_has_an_idempotency_key_of_its_own_the_same_in_every_run() {
        Set<String> keys = new HashSet<>();
        collectKeys(keys);
        assertEquals(3444, keys.size());
        assertTrue(keys.contains("census-000004") && keys.contains("census-003447"));
        Set<String> again = new HashSet<>();
        collectKeys(again);
        assertEquals(keys, again);
    }

    @Test
    void a_command_shows_no_patient() {
        Command first = Census.read().commands().get(0);
        assertEquals("line 4", first.toString());
    }

    private static void collectKeys(Set<String> keys) {
        Census.read().commands().forEach(command -> keys.add(command.idempotencyKey()));
    }
}

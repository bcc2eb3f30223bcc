package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    private static final Instant NEWEST = Instant.parse("2026-05-17T19:12:48Z");

    @TempDir
    Path folder;

    @Test
    void the_newest_moment_lies_an_hour_ago_when_first_loaded() throws IOException {
        Instant now = Instant.parse("2027-02-03T04:05:06.789Z");
        Duration shift = memory().shift(NEWEST, at(now));
        assertEquals(Duration.ofSeconds(shift.toSeconds()), shift);
        Duration age = Duration.between(NEWEST.plus(shift), now);
        assertTrue(
                age.compareTo(Duration.ofHours(1)) >= 0 && age.compareTo(Duration.ofSeconds(3601)) < 0, age::toString);
    }

    @Test
    void the_shift_of_the_first_load_stays() throws IOException {
        Duration first = memory().shift(NEWEST, at(Instant.parse("2027-02-03T04:05:06Z")));
        assertEquals(first, memory().shift(NEWEST, at(Instant.parse("2028-01-01T00:00:00Z"))));
    }

    @Test
    void a_load_that_ended_is_remembered() throws IOException {
        assertFalse(memory().isLoaded());
        Memory memory = memory();
        memory.shift(NEWEST, at(NEWEST));
        memory.loaded(at(NEWEST));
        assertTrue(memory().isLoaded());
    }

    private Memory memory() throws IOException {
        return Memory.in(folder.resolve("demo.properties"));
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}

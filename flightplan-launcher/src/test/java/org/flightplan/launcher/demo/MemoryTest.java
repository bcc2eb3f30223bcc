package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {

    private static final Instant NOW = Instant.parse("2027-02-03T04:05:06.789Z");

    @TempDir
    Path folder;

    @Test
    void the_clock_of_the_first_load_stands_still() throws IOException {
        assertEquals(NOW, memory().begun(at(NOW)).instant());
        assertEquals(
                NOW, memory().begun(at(Instant.parse("2028-01-01T00:00:00Z"))).instant());
    }

    @Test
    void a_load_that_ended_is_remembered() throws IOException {
        assertFalse(memory().isLoaded());
        Memory memory = memory();
        memory.begun(at(NOW));
        memory.loaded(at(NOW));
        assertTrue(memory().isLoaded());
        assertEquals(NOW, memory().begun(at(Instant.EPOCH)).instant());
    }

    @Test
    void all_hospitals_are_loaded_unless_the_file_says_fewer() throws IOException {
        assertEquals(3, Demo.hospitals(memory(), at(NOW)).size());
        Files.writeString(folder.resolve("demo.properties"), "hospitals=1\n");
        assertEquals(1, Demo.hospitals(memory(), at(NOW)).size());
        assertEquals(1, Demo.hospitals(memory(), at(NOW)).size(), "forgotten with the clock that was kept");
        for (String wrong : List.of("0", "4", "all", "")) {
            Files.writeString(folder.resolve("demo.properties"), "hospitals=" + wrong + "\n");
            DemoFailure refused = assertThrows(DemoFailure.class, () -> Demo.hospitals(memory(), at(NOW)));
            assertTrue(refused.getMessage().contains("hospitals=1"), refused.getMessage());
        }
    }

    private Memory memory() throws IOException {
        return Memory.in(folder.resolve("demo.properties"));
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}

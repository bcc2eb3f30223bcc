package org.flightplan.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flightplan.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_belongs_to_one_launcher_at_a_time() {
        Home home = Home.take(folder.resolve("home"));
        assertTrue(home.isHeld());
        SettingException refused = assertThrows(SettingException.class, () -> Home.take(folder.resolve("home")));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("FLIGHTPLAN_HOME: another FlightPlan runs in "));
    }

    @Test
    void what_a_killed_run_left_in_tmp_is_removed_and_the_rest_stays() throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("tmp/payara/deep"));
        Files.writeString(home.resolve("tmp/payara/deep/file"), "x");
        Files.writeString(home.resolve("demo.properties"), "kept");
        Home.take(home);
        try (var left = Files.list(home.resolve("tmp"))) {
            assertEquals(0, left.count());
        }
        assertTrue(Files.exists(home.resolve("demo.properties")));
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_wrong_setting() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        SettingException refused = assertThrows(SettingException.class, () -> Home.take(file.resolve("home")));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("FLIGHTPLAN_HOME: "));
    }

    @Test
    void the_application_stops_before_its_database_and_latecomers_at_once() {
        List<String> order = new ArrayList<>();
        Stopping stopping = new Stopping();
        stopping.last(() -> order.add("database"));
        stopping.first(() -> {
            order.add("application");
            throw new IllegalStateException("stops badly");
        });
        assertFalse(order.contains("database"));
        stopping.stop();
        stopping.stop();
        stopping.last(() -> order.add("latecomer"));
        assertEquals(List.of("application", "database", "latecomer"), order);
    }
}

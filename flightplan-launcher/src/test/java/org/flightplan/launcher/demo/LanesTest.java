package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.simulator.Command;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void commands_of_one_lane_stay_in_order() throws InterruptedException {
        Map<UUID, List<String>> taken = new ConcurrentHashMap<>();
        new Lanes(8)
                .run(
                        commands(2_000, 7),
                        command -> taken.computeIfAbsent(command.lane(), lane -> new ArrayList<>())
                                .add(command.idempotencyKey()));
        assertEquals(7, taken.size());
        assertEquals(2_000, taken.values().stream().mapToInt(List::size).sum());
        taken.values().forEach(keys -> assertEquals(keys.stream().sorted().toList(), keys));
    }

    @Test
    void different_lanes_do_not_wait_for_each_other() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(4);
        new Lanes(4).run(commands(4, 4), command -> {
            together.countDown();
            assertTrue(together.await(10, TimeUnit.SECONDS), "not four at a time");
        });
    }

    @Test
    void the_first_failure_is_thrown_and_stops_the_rest() {
        AtomicInteger taken = new AtomicInteger();
        DemoFailure failure = assertThrows(
                DemoFailure.class,
                () -> new Lanes(4).run(commands(1_000, 10), command -> {
                    taken.incrementAndGet();
                    if (command.idempotencyKey().equals(key(20))) {
                        throw new DemoFailure("line 20");
                    }
                }));
        assertEquals("line 20", failure.getMessage());
        assertTrue(taken.get() < 100, () -> taken.get() + " were taken");
    }

    @Test
    void an_error_in_a_step_is_not_swallowed() {
        assertThrows(
                RuntimeException.class,
                () -> new Lanes(2).run(commands(10, 2), command -> {
                    throw new AssertionError("unforeseen");
                }));
    }

    private static List<Command> commands(int count, int lanes) {
        List<Command> commands = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            commands.add(new Command(
                    new UUID(0, 0),
                    new UUID(0, number % lanes),
                    Instant.EPOCH,
                    "clinician",
                    "POST",
                    "/patients",
                    Json.object("{}"),
                    key(number),
                    Optional.empty(),
                    Optional.empty()));
        }
        return commands;
    }

    private static String key(int number) {
        return String.format(Locale.ROOT, "key-%05d", number);
    }
}

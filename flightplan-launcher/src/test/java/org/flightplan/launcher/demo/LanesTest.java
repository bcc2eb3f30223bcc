package org.flightplan.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void commands_of_one_patient_stay_in_order() throws InterruptedException {
        Map<String, List<Integer>> taken = new ConcurrentHashMap<>();
        new Lanes(8)
                .run(
                        commands(2_000, 7),
                        command -> taken.computeIfAbsent(command.patient(), p -> new ArrayList<>())
                                .add(command.line()));
        assertEquals(7, taken.size());
        assertEquals(2_000, taken.values().stream().mapToInt(List::size).sum());
        taken.values().forEach(lines -> assertEquals(lines.stream().sorted().toList(), lines));
    }

    @Test
    void different_patients_do_not_wait_for_each_other() throws InterruptedException {
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
                    if (command.line() == 20) {
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

    private static List<Command> commands(int count, int patients) {
        List<Command> commands = new ArrayList<>();
        for (int line = 1; line <= count; line++) {
            commands.add(new Command(line, "t", "POST", "/patients", Json.object("{}"), "p-" + line % patients));
        }
        return commands;
    }
}

package org.flightplan.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OncePerMinuteTest {

    @Test
    void the_first_is_due_at_once_and_the_next_a_minute_later() {
        AtomicLong clock = new AtomicLong(-5);
        OncePerMinute line = new OncePerMinute(clock::get);
        List<Integer> due = new ArrayList<>();
        for (int second = 0; second < 150; second++) {
            if (line.isDue()) {
                due.add(second);
            }
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertEquals(List.of(0, 60, 120), due);
    }
}

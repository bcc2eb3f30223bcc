package org.flightplan.projections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.flightplan.events.StreamKey;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** Who waits for a projection is told, and is forgotten when it stands still. */
class ProjectionProgressTest {

    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final TenantId OTHER = new TenantId(new UUID(0, 8));
    private static final UUID STREAM = new UUID(1, 1);

    private final ProjectionProgress progress = new ProjectionProgress();

    @Test
    void one_who_went_on_to_something_that_fails_keeps_nobody_else_waiting() {
        AtomicInteger told = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            boolean fails = i == 1;
            progress.passed(7, TENANT, STREAM, 60_000).thenAccept(passed -> {
                told.incrementAndGet();
                if (fails) {
                    throw new StackOverflowError();
                }
            });
        }
        progress.advance(6);
        assertEquals(0, told.get());
        progress.advance(7);
        assertEquals(3, told.get());
        assertFalse(progress.isAwaited());
    }

    @Test
    void those_whose_time_is_over_are_forgotten_and_those_who_still_wait_are_not() {
        assertFalse(join(7, TENANT, 1));
        assertFalse(progress.isAwaited(), "a projection that stands still for days would fill the memory");
        CompletableFuture<Boolean> patient =
                progress.passed(7, TENANT, STREAM, 60_000).toCompletableFuture();
        assertFalse(join(7, TENANT, 1));
        assertTrue(progress.isAwaited());
        progress.advance(7);
        assertTrue(patient.join());
    }

    @Test
    void a_parked_stream_is_one_tenants_and_not_anothers_of_the_same_id() {
        progress.parked(Set.of(new StreamKey(TENANT, STREAM)));
        progress.advance(7);
        assertFalse(join(7, TENANT, 1_000));
        assertTrue(join(7, OTHER, 1_000));
    }

    private boolean join(long position, TenantId tenant, long millis) {
        return progress.passed(position, tenant, STREAM, millis)
                .toCompletableFuture()
                .join();
    }
}

package org.flightplan.web.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.flightplan.tenants.TenantId;
import org.flightplan.web.security.TenantShares.Exhausted;
import org.flightplan.web.security.TenantShares.Turn;
import org.junit.jupiter.api.Test;

/** A tenant has the node's share while it is alone, and less beside others; what waits is served when a turn ends. */
class TenantSharesTest {

    private static final long NO_PATIENCE = 0;

    private final TenantId busy = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());
    private final TenantShares shares = new TenantShares(5, 2);

    @Test
    void alone_a_tenant_has_the_whole_share_and_no_more() throws Exhausted {
        List<Turn> turns = begun(5);
        assertThrows(Exhausted.class, () -> shares.begin(busy, NO_PATIENCE));
        turns.get(0).end();
        shares.begin(busy, NO_PATIENCE).end();
    }

    @Test
    void beside_another_it_has_less_and_the_other_is_not_kept_waiting() throws Exhausted {
        begun(2);
        shares.begin(other, NO_PATIENCE).end();
        assertThrows(Exhausted.class, () -> shares.begin(busy, NO_PATIENCE));
        shares.begin(other, NO_PATIENCE).end();
    }

    @Test
    void who_waits_goes_when_a_turn_ends_and_nothing_is_left_over() throws Exhausted {
        List<Turn> turns = begun(5);
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(CompletableFuture.runAsync(() -> {
                try {
                    shares.begin(busy, 30_000).end();
                } catch (Exhausted e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        turns.forEach(Turn::end);
        waiting.forEach(CompletableFuture::join);
        assertEquals(0, shares.granted());
        begun(5);
    }

    @Test
    void who_came_first_goes_first() throws Exception {
        List<Turn> turns = begun(5);
        CompletableFuture<Turn> first = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try {
                first.complete(shares.begin(busy, 30_000));
            } catch (Exhausted e) {
                first.completeExceptionally(e);
            }
        });
        waiter.start();
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        turns.get(0).end();
        assertThrows(Exhausted.class, () -> shares.begin(busy, NO_PATIENCE));
        first.get().end();
        shares.begin(busy, NO_PATIENCE).end();
    }

    private List<Turn> begun(int turns) throws Exhausted {
        List<Turn> begun = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            begun.add(shares.begin(busy, NO_PATIENCE));
        }
        return begun;
    }
}

package org.flightplan.web.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.UUID;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** A tenant that asks too much is told when to come back; another is none the worse for it. */
class RateLimitsTest {

    private final TenantId greedy = new TenantId(UUID.randomUUID());
    private final TenantId other = new TenantId(UUID.randomUUID());

    @Test
    void more_than_a_seconds_requests_at_once_are_refused() {
        RateLimits limits = new RateLimits(10);
        int let = 0;
        OptionalLong refusal = limits.refusal(greedy);
        while (refusal.isEmpty() && let < 1_000) {
            let++;
            refusal = limits.refusal(greedy);
        }
        assertTrue(let >= 10 && let < 100, "let through " + let);
        assertEquals(1, refusal.orElseThrow());
        assertTrue(limits.refusal(other).isEmpty());
    }

    @Test
    void no_limit_is_none() {
        RateLimits limits = new RateLimits(0);
        for (int i = 0; i < 10_000; i++) {
            assertTrue(limits.refusal(greedy).isEmpty());
        }
    }
}

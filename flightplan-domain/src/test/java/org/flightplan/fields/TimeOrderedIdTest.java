package org.flightplan.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void it_is_a_uuid_of_version_7_that_begins_with_its_moment() {
        Instant moment = Instant.parse("2026-01-05T09:00:00.123Z");
        UUID id = TimeOrderedId.madeAt(moment);
        assertEquals(moment.toEpochMilli(), id.getMostSignificantBits() >>> 16);
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
    }

    @Test
    void no_two_are_alike() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(ids.add(TimeOrderedId.madeAt(Instant.EPOCH)));
        }
    }
}

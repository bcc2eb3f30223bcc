package org.flightplan.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flightplan.events.Related.RelatedStream;
import org.junit.jupiter.api.Test;

class RelatedTest {

    private static final UUID PATIENT = UUID.fromString("3e1c7ab8-09cd-4a74-a5d4-ca40bdd9e2a4");

    @Test
    void a_key_of_an_id_is_the_id_without_its_hyphens() {
        assertEquals(
                "3e1c7ab809cd4a74a5d4ca40bdd9e2a4",
                UniqueKey.of("stay", PATIENT).hash());
        assertTrue(UniqueKey.erased(PATIENT).isErased());
        assertFalse(UniqueKey.of("stay", PATIENT).isErased());
    }

    @Test
    void what_was_found_and_what_was_not_are_both_conditions_of_the_append() {
        UniqueKey held = UniqueKey.of("open_stay", PATIENT);
        UniqueKey free = UniqueKey.erased(PATIENT);
        Related asked = Related.keys(Set.of(held, free));
        UUID stay = new UUID(0, 5);
        var found = new Related.Found(
                asked, Map.of(stay, new RelatedStream(stay, "Admission", 7, List.of())), Map.of(held, stay));
        assertEquals(
                Set.of(
                        new Condition.StreamAt(stay, 7),
                        new Condition.KeyHeldBy(held, stay),
                        new Condition.KeyHeldBy(free, null)),
                Set.copyOf(found.conditions()));
    }
}

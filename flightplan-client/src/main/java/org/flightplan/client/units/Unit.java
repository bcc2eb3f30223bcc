package org.flightplan.client.units;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * A unit and its beds.
 *
 * @param unitId its id
 * @param location the code that moves name
 * @param name as it is shown
 * @param specialty by its name
 * @param openedAt since when there is it
 * @param closedAt since when there is it no more
 * @param beds by their names
 * @param version for {@code IfMatch}
 */
public record Unit(
        UUID unitId,
        String location,
        String name,
        @Nullable String specialty,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Bed> beds,
        int version) {

    /** Lists that are not told are empty. */
    public Unit {
        beds = Lists.orEmpty(beds);
    }

    /**
     * A bed.
     *
     * @param bed its name
     * @param attributes what it has
     * @param state whether it can be used
     * @param reason why it can't
     * @param until until when it can't
     * @param since since when that is so
     */
    public record Bed(
            String bed,
            List<String> attributes,
            BedState state,
            @Nullable String reason,
            @Nullable Instant until,
            Instant since) {

        /** Lists that are not told are empty. */
        public Bed {
            attributes = Lists.orEmpty(attributes);
        }
    }
}

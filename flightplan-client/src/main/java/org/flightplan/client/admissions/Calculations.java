package org.flightplan.client.admissions;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * What a specialty calculates of a stay.
 *
 * @param manifest the specialty
 * @param manifestVersion its version
 * @param items in the specialty's order
 */
public record Calculations(
        @Nullable String manifest, @Nullable String manifestVersion, List<Calculation> items) {

    /** Lists that are not told are empty. */
    public Calculations {
        items = Lists.orEmpty(items);
    }

    /**
     * One number.
     *
     * @param id by which the specialty names it
     * @param label for people
     * @param value null while no event says it, or where it is out of its range
     * @param unit of the value
     * @param sources the events that it comes from
     */
    public record Calculation(
            String id,
            String label,
            @Nullable Double value,
            @Nullable String unit,
            List<UUID> sources) {

        /** Lists that are not told are empty. */
        public Calculation {
            sources = Lists.orEmpty(sources);
        }
    }
}

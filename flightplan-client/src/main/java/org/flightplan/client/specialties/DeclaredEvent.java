package org.flightplan.client.specialties;

import java.math.BigDecimal;
import java.util.List;
import org.flightplan.client.http.Lists;
import org.jspecify.annotations.Nullable;

/**
 * A type of clinical events.
 *
 * @param name by which events name it
 * @param label for people
 * @param category to which it belongs
 * @param mark its shape
 * @param operation whether its events are operations
 * @param retired whether no new ones are taken
 * @param fields of its data
 */
public record DeclaredEvent(
        String name,
        String label,
        String category,
        String mark,
        boolean operation,
        boolean retired,
        List<DeclaredField> fields) {

    /** Lists that are not told are empty. */
    public DeclaredEvent {
        fields = Lists.orEmpty(fields);
    }

    /**
     * A field of the data.
     *
     * @param name of the field
     * @param type of its value
     * @param label for people
     * @param oneOf the words that it takes
     * @param unit of its value
     * @param range least and most
     * @param maxLength in characters
     * @param help for people
     * @param required whether no event can be without it
     * @param phi whether it is protected
     * @param notBefore the field whose moment it must not precede
     */
    public record DeclaredField(
            String name,
            String type,
            @Nullable String label,
            List<String> oneOf,
            @Nullable String unit,
            List<BigDecimal> range,
            @Nullable Integer maxLength,
            @Nullable String help,
            boolean required,
            boolean phi,
            @Nullable String notBefore) {

        /** Lists that are not told are empty. */
        public DeclaredField {
            oneOf = Lists.orEmpty(oneOf);
            range = Lists.orEmpty(range);
        }
    }
}

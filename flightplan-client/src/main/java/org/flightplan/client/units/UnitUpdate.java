package org.flightplan.client.units;

import java.time.Instant;
import org.flightplan.client.http.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is said anew of a unit; what has no change stays.
 *
 * @param specialty the specialty, by its name
 * @param effectiveAt since when
 * @param location the location, which has to be the present one
 * @param name the name
 */
public record UnitUpdate(
        @Nullable Change<String> specialty,
        @Nullable Change<Instant> effectiveAt,
        @Nullable Change<String> location,
        @Nullable Change<String> name) {

    /** Nothing yet. */
    public UnitUpdate() {
        this(null, null, null, null);
    }

    /** Says the specialty, by its name; null takes it away. */
    public UnitUpdate specialty(@Nullable String specialty) {
        return new UnitUpdate(new Change<>(specialty), effectiveAt, location, name);
    }

    /** Says since when; null takes it away. */
    public UnitUpdate effectiveAt(@Nullable Instant effectiveAt) {
        return new UnitUpdate(specialty, new Change<>(effectiveAt), location, name);
    }

    /** Says the location, which has to be the present one; null takes it away. */
    public UnitUpdate location(@Nullable String location) {
        return new UnitUpdate(specialty, effectiveAt, new Change<>(location), name);
    }

    /** Says the name; null takes it away. */
    public UnitUpdate name(@Nullable String name) {
        return new UnitUpdate(specialty, effectiveAt, location, new Change<>(name));
    }
}

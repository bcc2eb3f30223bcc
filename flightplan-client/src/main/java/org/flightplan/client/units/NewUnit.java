package org.flightplan.client.units;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit to open.
 *
 * @param location the code that moves name
 * @param name as it is shown
 * @param specialty the specialty, by its name
 * @param effectiveAt since when; now if absent
 * @param unitId an id of the caller's choice
 */
public record NewUnit(
        String location,
        String name,
        @Nullable String specialty,
        @Nullable Instant effectiveAt,
        @Nullable UUID unitId) {

    /** What it can't be without. */
    public NewUnit(String location, String name) {
        this(location, name, null, null, null);
    }

    /** Says the specialty, by its name. */
    public NewUnit specialty(String specialty) {
        return new NewUnit(location, name, specialty, effectiveAt, unitId);
    }

    /** Says since when. */
    public NewUnit effectiveAt(Instant effectiveAt) {
        return new NewUnit(location, name, specialty, effectiveAt, unitId);
    }

    /** Says an id of the caller's choice. */
    public NewUnit unitId(UUID unitId) {
        return new NewUnit(location, name, specialty, effectiveAt, unitId);
    }
}

package org.flightplan.admissions;

import org.jspecify.annotations.Nullable;

/**
 * Where a patient is.
 *
 * @param location a location's code, at most 100 characters
 * @param bed at most 50 characters, or null when none is named
 */
public record Place(String location, @Nullable String bed) {

    /** Location and bed, as a person would say them. */
    String words() {
        return bed == null ? location : location + " " + bed;
    }
}

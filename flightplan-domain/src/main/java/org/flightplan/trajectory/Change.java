package org.flightplan.trajectory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that changes where a patient is, or how ill. */
public sealed interface Change {

    /** The event's id. */
    UUID id();

    /** From when on it is true. */
    Instant at();

    /** The stay began; it is nowhere yet. */
    record Admitted(UUID id, Instant at, String specialty) implements Change {}

    /** The patient is at a place. */
    record Moved(
            UUID id, Instant at, String location, @Nullable String bed) implements Change {}

    /**
     * The patient is in a risk state of the specialty.
     *
     * @param version of the specialty's manifest that it was judged by; null where that was not told
     */
    record RiskChanged(
            UUID id, Instant at, String riskLevel, @Nullable String version) implements Change {

        /** By whichever version is the newest. */
        public RiskChanged(UUID id, Instant at, String riskLevel) {
            this(id, at, riskLevel, null);
        }
    }

    /** The patient has gone home. */
    record Discharged(UUID id, Instant at) implements Change {}
}

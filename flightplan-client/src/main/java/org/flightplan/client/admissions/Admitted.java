package org.flightplan.client.admissions;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A patient is admitted.
 *
 * @param admissionId the stay
 * @param flightplanId its flight plan
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record Admitted(
        UUID admissionId,
        UUID flightplanId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public Admitted {
        warnings = Lists.orEmpty(warnings);
    }
}

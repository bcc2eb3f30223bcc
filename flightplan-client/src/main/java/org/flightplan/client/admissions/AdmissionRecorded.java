package org.flightplan.client.admissions;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A command on a stay is recorded.
 *
 * @param admissionId whose
 * @param eventId of what was recorded; what a correction names
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record AdmissionRecorded(
        UUID admissionId,
        UUID eventId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public AdmissionRecorded {
        warnings = Lists.orEmpty(warnings);
    }
}

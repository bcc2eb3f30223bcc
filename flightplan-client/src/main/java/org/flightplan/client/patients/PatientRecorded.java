package org.flightplan.client.patients;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A command on a patient is recorded.
 *
 * @param patientId whose
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record PatientRecorded(
        UUID patientId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public PatientRecorded {
        warnings = Lists.orEmpty(warnings);
    }
}

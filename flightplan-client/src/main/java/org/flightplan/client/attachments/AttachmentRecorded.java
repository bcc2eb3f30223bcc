package org.flightplan.client.attachments;

import java.util.List;
import java.util.UUID;
import org.flightplan.client.http.Lists;
import org.flightplan.client.http.Warning;
import org.jspecify.annotations.Nullable;

/**
 * An attachment is on record, or taken back.
 *
 * @param admissionId of the stay
 * @param attachmentId of the attachment
 * @param eventId of what was recorded
 * @param newVersion which the stream has reached; null to whom the stay is closed
 * @param position of its last event in the feed; null to whom the stay is closed
 * @param warnings in spite of what it was recorded
 */
public record AttachmentRecorded(
        UUID admissionId,
        UUID attachmentId,
        UUID eventId,
        @Nullable Integer newVersion,
        @Nullable Long position,
        List<Warning> warnings) {

    /** Lists that are not told are empty. */
    public AttachmentRecorded {
        warnings = Lists.orEmpty(warnings);
    }
}

package org.flightplan.client.attachments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a stay.
 *
 * @param id of the attachment
 * @param admissionId of the stay
 * @param occurredAt when it was made
 * @param recordedAt when its content was on record
 * @param filename as it was called
 * @param description what it is
 * @param attachmentType such as {@code photo}
 * @param contentType the media type that was found in it
 * @param size in bytes
 * @param digest of the content, such as {@code sha-256:9f86…}
 * @param linkedEventId the event that it belongs to
 * @param thumbnail whether there is a small picture of it
 */
public record Attachment(
        UUID id,
        UUID admissionId,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String filename,
        @Nullable String description,
        @Nullable String attachmentType,
        String contentType,
        long size,
        @Nullable String digest,
        @Nullable UUID linkedEventId,
        boolean thumbnail) {

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "Attachment[id=" + id + "]";
    }
}

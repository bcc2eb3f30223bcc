package org.flightplan.attachments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attachment of a stay as it stands now. Of a patient who is erased, what is PHI is null.
 *
 * @param filename PHI, as {@code description} and {@code digest} are
 * @param contentType as found by the content
 * @param size of the content, in bytes
 * @param digest of the content, {@code sha-256:} and 64 hexadecimal digits
 * @param linkedEventId the clinical event that it belongs to
 * @param storageKey where the content is
 * @param thumbnailKey where a small picture of it is
 * @param recordedAt when it was put on record
 * @param position of the event that says so
 */
public record Attachment(
        UUID id,
        UUID admissionId,
        Instant occurredAt,
        @Nullable String filename,
        @Nullable String description,
        @Nullable String attachmentType,
        String contentType,
        long size,
        @Nullable String digest,
        @Nullable UUID linkedEventId,
        UUID storageKey,
        @Nullable UUID thumbnailKey,
        Instant recordedAt,
        long position) {

    /** The id alone: the rest may be PHI. */
    @Override
    public String toString() {
        return "Attachment[" + id + "]";
    }
}

package org.flightplan.client.attachments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What will be attached to a stay; its content is sent afterwards, within a day.
 *
 * @param occurredAt when it was made
 * @param filename how it was called
 * @param description what it shows, up to 500 characters
 * @param attachmentType of which kind it is, such as {@code photo}
 * @param linkedEventId the event that it belongs to
 * @param attachmentId an id of the caller's choice
 */
public record NewAttachment(
        Instant occurredAt,
        @Nullable String filename,
        @Nullable String description,
        @Nullable String attachmentType,
        @Nullable UUID linkedEventId,
        @Nullable UUID attachmentId) {

    /** What it can't be without. */
    public NewAttachment(Instant occurredAt) {
        this(occurredAt, null, null, null, null, null);
    }

    /** Says how it was called. */
    public NewAttachment filename(String filename) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** Says what it shows, up to 500 characters. */
    public NewAttachment description(String description) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** Says of which kind it is, such as {@code photo}. */
    public NewAttachment attachmentType(String attachmentType) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** Says the event that it belongs to. */
    public NewAttachment linkedEventId(UUID linkedEventId) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** Says an id of the caller's choice. */
    public NewAttachment attachmentId(UUID attachmentId) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewAttachment[attachmentId=" + attachmentId + "]";
    }
}

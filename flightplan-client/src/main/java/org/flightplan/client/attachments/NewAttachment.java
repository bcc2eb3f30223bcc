package org.flightplan.client.attachments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What will be attached to a stay; its content is sent afterwards, within a day.
 *
 * @param occurredAt when it was made
 * @param filename as it was called
 * @param description up to 500 characters
 * @param attachmentType such as {@code photo}
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

    /** With as it was called. */
    public NewAttachment filename(String filename) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** With up to 500 characters. */
    public NewAttachment description(String description) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** With such as {@code photo}. */
    public NewAttachment attachmentType(String attachmentType) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** With the event that it belongs to. */
    public NewAttachment linkedEventId(UUID linkedEventId) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** With an id of the caller's choice. */
    public NewAttachment attachmentId(UUID attachmentId) {
        return new NewAttachment(occurredAt, filename, description, attachmentType, linkedEventId, attachmentId);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewAttachment[attachmentId=" + attachmentId + "]";
    }
}

package org.flightplan.client.attachments;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.client.events.NewEvent.Metadata;
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
 * @param metadata where it comes from
 * @param legacy what another system knew of it that has no field here
 */
public record NewAttachment(
        Instant occurredAt,
        @Nullable String filename,
        @Nullable String description,
        @Nullable String attachmentType,
        @Nullable UUID linkedEventId,
        @Nullable UUID attachmentId,
        @Nullable Metadata metadata,
        @Nullable JsonObject legacy) {

    /** What it can't be without. */
    public NewAttachment(Instant occurredAt) {
        this(occurredAt, null, null, null, null, null, null, null);
    }

    /** Says how it was called. */
    public NewAttachment filename(String filename) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Says what it shows, up to 500 characters. */
    public NewAttachment description(String description) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Says of which kind it is, such as {@code photo}. */
    public NewAttachment attachmentType(String attachmentType) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Says the event that it belongs to. */
    public NewAttachment linkedEventId(UUID linkedEventId) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Says an id of the caller's choice. */
    public NewAttachment attachmentId(UUID attachmentId) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Says where it comes from. */
    public NewAttachment metadata(Metadata metadata) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Says what another system knew of it that has no field here, up to 10,000 characters as JSON. */
    public NewAttachment legacy(JsonObject legacy) {
        return new NewAttachment(
                occurredAt, filename, description, attachmentType, linkedEventId, attachmentId, metadata, legacy);
    }

    /** Shows nothing of the patient. */
    @Override
    public String toString() {
        return "NewAttachment[attachmentId=" + attachmentId + "]";
    }
}

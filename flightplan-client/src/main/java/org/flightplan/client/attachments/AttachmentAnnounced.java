package org.flightplan.client.attachments;

import java.time.Instant;
import java.util.UUID;

/**
 * A content is waited for.
 *
 * @param attachmentId of the attachment
 * @param admissionId of the stay
 * @param content the path that takes it
 * @param expiresAt until when
 */
public record AttachmentAnnounced(UUID attachmentId, UUID admissionId, String content, Instant expiresAt) {}

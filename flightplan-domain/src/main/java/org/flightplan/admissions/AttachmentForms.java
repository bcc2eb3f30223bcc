package org.flightplan.admissions;

import static org.flightplan.fields.JsonDoc.doc;

import java.util.List;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.commands.EventForms.Form;

/** The stored forms of what is said of a stay's attachments. */
final class AttachmentForms {

    static final List<Form<AdmissionEvent, ?>> ALL = List.of(
            new Form<>(
                    AdmissionEvents.ATTACHMENT_ADDED,
                    AdmissionEvents.ATTACHMENT_ADDED_SHAPE,
                    AttachmentAdded.class,
                    event -> doc().with("attachment_id", event.attachmentId())
                            .with("occurred_at", event.occurredAt())
                            .with("filename", event.filename())
                            .with("description", event.description())
                            .with("attachment_type", event.attachmentType())
                            .with("linked_event_id", event.linkedEventId())
                            .with("content_type", event.contentType())
                            .with("size", event.size())
                            .with("digest", event.digest())
                            .with("storage_key", event.storageKey())
                            .with("thumbnail_key", event.thumbnailKey()),
                    data -> new AttachmentAdded(
                            data.id("attachment_id"),
                            data.moment("occurred_at"),
                            data.textOrNull("filename"),
                            data.textOrNull("description"),
                            data.textOrNull("attachment_type"),
                            data.text("content_type"),
                            data.whole("size"),
                            data.text("digest"),
                            data.idOrNull("linked_event_id"),
                            data.id("storage_key"),
                            data.idOrNull("thumbnail_key"))),
            new Form<>(
                    AdmissionEvents.ATTACHMENT_RETRACTED,
                    AdmissionEvents.ATTACHMENT_RETRACTED_SHAPE,
                    AttachmentRetracted.class,
                    event -> doc().with("attachment_id", event.attachmentId())
                            .with(AdmissionForms.CORRECTION_REASON, event.why()),
                    data -> new AttachmentRetracted(
                            data.id("attachment_id"), data.textOrNull(AdmissionForms.CORRECTION_REASON))));

    private AttachmentForms() {}
}

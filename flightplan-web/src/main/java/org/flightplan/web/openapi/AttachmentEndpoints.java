package org.flightplan.web.openapi;

import static org.flightplan.fields.Field.optional;
import static org.flightplan.fields.Field.required;
import static org.flightplan.web.openapi.Endpoint.Trait.COMMAND;
import static org.flightplan.web.openapi.Endpoint.Trait.CONFLICTS;
import static org.flightplan.web.openapi.Endpoint.Trait.GIVES_CONTENT;
import static org.flightplan.web.openapi.Endpoint.Trait.LOOK;
import static org.flightplan.web.openapi.Endpoint.Trait.ON_EXISTING;
import static org.flightplan.web.openapi.Endpoint.Trait.TAKES_CONTENT;
import static org.flightplan.web.openapi.Endpoint.look;
import static org.flightplan.web.openapi.Endpoint.send;
import static org.flightplan.web.openapi.Parameter.CURSOR;
import static org.flightplan.web.openapi.Parameter.LIMIT;
import static org.flightplan.web.openapi.Parameter.OFFSET;
import static org.flightplan.web.openapi.ResponseSchemas.listOf;
import static org.flightplan.web.openapi.ResponseSchemas.recorded;

import java.util.List;
import org.flightplan.fields.FieldType;
import org.flightplan.fields.Shape;
import org.flightplan.web.attachments.AttachmentsResource;

/** What is attached to a stay, in that order. */
final class AttachmentEndpoints {

    private static final FieldType TEXT = new FieldType.Text(FieldType.LONGEST_TEXT);
    private static final FieldType ID = new FieldType.Id();
    private static final FieldType MOMENT = new FieldType.Moment();
    private static final Shape NOTHING = Shape.of();

    private static final Shape RESERVED = Shape.of(
            required("attachment_id", ID),
            required("admission_id", ID),
            required("content", TEXT),
            required("expires_at", MOMENT));

    private static final Shape ATTACHMENT = Shape.of(
            required("id", ID),
            required("admission_id", ID),
            required("occurred_at", MOMENT),
            required("recorded_at", MOMENT),
            optional("filename", TEXT).asPhi(),
            optional("description", TEXT).asPhi(),
            optional("attachment_type", TEXT),
            required("content_type", TEXT),
            required("size", new FieldType.Whole(1, Long.MAX_VALUE)),
            optional("digest", TEXT).asPhi(),
            optional("linked_event_id", ID),
            optional("thumbnail", new FieldType.Flag()));

    static final List<Endpoint> ALL = List.of(
            send(
                    "POST",
                    "/admissions/{id}/attachments",
                    "Say what will be attached; nothing is on record until its content is sent, within a day, to where the"
                            + " answer says",
                    AttachmentsResource.RESERVE,
                    201,
                    RESERVED,
                    CONFLICTS),
            send(
                    "PUT",
                    "/admissions/{id}/attachments/{attachment_id}/content",
                    "Send the content; it is searched, encrypted and stored, and then on record. The same again is answered as"
                            + " the first time",
                    null,
                    201,
                    recorded("admission_id", "attachment_id", "event_id"),
                    COMMAND,
                    ON_EXISTING,
                    TAKES_CONTENT),
            look(
                    "/admissions/{id}/attachments",
                    "The attachments of a stay, ascending by occurred_at",
                    listOf(ATTACHMENT),
                    LIMIT,
                    OFFSET,
                    CURSOR),
            send(
                    "GET",
                    "/admissions/{id}/attachments/{attachment_id}/content",
                    "The content, or the part that Range asks for, of the type that was found in it",
                    null,
                    200,
                    NOTHING,
                    LOOK,
                    GIVES_CONTENT),
            send(
                    "GET",
                    "/admissions/{id}/attachments/{attachment_id}/thumbnail",
                    "A small picture of it as JPEG, where thumbnail is true",
                    null,
                    200,
                    NOTHING,
                    LOOK,
                    GIVES_CONTENT),
            send(
                    "DELETE",
                    "/admissions/{id}/attachments/{attachment_id}",
                    "Take an attachment back; its content is destroyed",
                    null,
                    200,
                    recorded("admission_id", "attachment_id", "event_id"),
                    COMMAND,
                    ON_EXISTING));

    private AttachmentEndpoints() {}
}

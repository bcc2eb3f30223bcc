package org.flightplan.attachments.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.FoldedRows;
import org.junit.jupiter.api.Test;

class AttachmentProjectionTest {

    private static final UUID STAY = new UUID(0, 5);
    private static final UUID PHOTO = new UUID(0, 3);

    private final PastEvents events = new PastEvents("Admission", STAY);
    private final AttachmentProjection projection = new AttachmentProjection();
    private final RecordedEvent added = events.next(
            "attachment.added",
            "{'attachment_id': '" + PHOTO + "', 'occurred_at': '2026-03-10T08:00:00Z', 'filename': 'synthetic.png',"
                    + " 'content_type': 'image/png', 'size': 4, 'digest': 'sha-256:00', 'storage_key': '" + STAY
                    + "'}");

    @Test
    void a_row_an_attachment_under_its_own_id() {
        FoldedRows rows = new FoldedRows(projection).take(added, events.next("admission.discharged", "{}"));
        assertEquals(1, rows.count());
        assertEquals(STAY, rows.column(PHOTO, "admission_id"));
        assertEquals(Instant.parse("2026-03-10T08:00:00Z"), rows.column(PHOTO, "occurred_at"));
        assertEquals(false, rows.column(PHOTO, "retracted"));
        assertEquals(
                "{'filename':'synthetic.png','content_type':'image/png','size':4,'digest':'sha-256:00','storage_key':'"
                        + STAY + "','recorded_at':'2026-03-10T12:00:01Z'}",
                rows.column(PHOTO, "data"));
        assertEquals("attachments", projection.name());
    }

    @Test
    void one_that_is_retracted_stays_and_says_so() {
        RecordedEvent retracted = events.next("attachment.retracted", "{'attachment_id': '" + PHOTO + "'}");
        assertEquals(true, new FoldedRows(projection).take(added, retracted).column(PHOTO, "retracted"));
    }
}

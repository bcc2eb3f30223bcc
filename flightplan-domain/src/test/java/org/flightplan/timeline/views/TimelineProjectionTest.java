package org.flightplan.timeline.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.FoldedRows;
import org.flightplan.timeline.TimelineItem;
import org.junit.jupiter.api.Test;

class TimelineProjectionTest {

    private static final UUID STAY = new UUID(0, 5);
    private static final UUID EVENT = new UUID(0, 3);

    private final PastEvents events = new PastEvents("Admission", STAY);
    private final RecordedEvent noted = events.next(
            "clinical_event.recorded",
            "{'event_id': '" + EVENT + "', 'admission_id': '" + STAY
                    + "', 'event_type': 'annotation', 'occurred_at': '2026-03-10T08:00:00Z', 'details': {'text': 'synthetic'}}");

    @Test
    void a_row_a_clinical_event_under_the_events_own_id() {
        TimelineProjection projection = new TimelineProjection();
        FoldedRows rows = new FoldedRows(projection).take(noted, events.next("admission.discharged", "{}"));
        assertEquals(1, rows.count());
        assertEquals(STAY, rows.column(EVENT, "admission_id"));
        assertEquals(Instant.parse("2026-03-10T08:00:00Z"), rows.column(EVENT, "occurred_at"));
        assertEquals(101L, rows.column(EVENT, "position"));
        assertEquals(
                "{'event_type':'annotation','recorded_at':'2026-03-10T12:00:01Z','details':{'text':'synthetic'}}",
                rows.column(EVENT, "data"));
        assertEquals("timeline", projection.name());
    }

    @Test
    void an_item_says_what_happened_and_is_never_printed_with_it() {
        TimelineItem item = TimelineItem.of(noted);
        assertEquals("Annotation: synthetic", item.title());
        assertEquals(PastEvents.FIRST, item.recordedAt());
        assertEquals("TimelineItem[" + EVENT + "]", item.toString());
    }
}

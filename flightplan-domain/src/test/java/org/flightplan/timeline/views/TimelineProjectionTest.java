package org.flightplan.timeline.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.events.PastEvents;
import org.flightplan.events.RecordedEvent;
import org.flightplan.projections.FoldedRows;
import org.flightplan.timeline.KeptItem;
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

    private final RecordedEvent moved = events.next(
            "admission.location_changed",
            "{'admission_id': '" + STAY + "', 'from_location': 'CTOR', 'to_location': 'CICU', 'to_bed': '3',"
                    + " 'effective_at': '2026-03-10T09:00:00Z', 'reason': 'synthetic'}");

    private final TimelineProjection projection = new TimelineProjection();
    private final FoldedRows rows = new FoldedRows(projection);

    private static TimelineItem item(RecordedEvent... told) {
        KeptItem kept = KeptItem.of(List.of(told)).iterator().next();
        return kept.opened(STAY, kept.data());
    }

    @Test
    void a_row_a_clinical_event_under_the_events_own_id() {
        rows.take(noted, events.next("admission.move_requested", "{}"));
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
    void a_corrected_move_is_said_anew_and_one_that_was_none_is_retracted() {
        String correction = "{'corrects_event_id': '" + moved.eventId() + "', 'move_id': '" + moved.eventId() + "', ";
        rows.take(
                moved,
                events.next(
                        "admission.location_corrected",
                        correction + "'to_location': 'ACCU', 'effective_at': '2026-03-10T10:00:00Z'}"));
        assertEquals(Instant.parse("2026-03-10T10:00:00Z"), rows.column(moved.eventId(), "occurred_at"));
        assertEquals(
                "{'event_type':'admission.location_changed','recorded_at':'2026-03-10T12:00:02Z','corrected':true,"
                        + "'to_location':'ACCU','reason':'synthetic'}",
                rows.column(moved.eventId(), "data"));
        assertEquals(false, rows.column(moved.eventId(), "retracted"));
        rows.take(events.next("admission.location_corrected", correction + "'retracted': true}"));
        assertEquals(true, rows.column(moved.eventId(), "retracted"));
    }

    @Test
    void the_admission_goes_with_its_date_and_a_discharge_may_be_cancelled() {
        RecordedEvent admitted =
                events.next("admission.created", "{'admit_date': '2026-03-10T07:00:00Z', 'specialty': 'cardiac'}");
        RecordedEvent died =
                events.next("admission.discharged", "{'discharge_date': '2026-03-12T07:00:00Z', 'died': true}");
        rows.take(
                admitted,
                events.next("admission.updated", "{'review_date': '2026-03-11'}"),
                events.next(
                        "admission.updated",
                        "{'admit_date': '2026-03-09T07:00:00Z', 'corrects_event_id': '" + admitted.eventId() + "'}"),
                died,
                events.next("admission.discharge_cancelled", "{'cancels_event_id': '" + died.eventId() + "'}"));
        assertEquals(2, rows.count());
        assertEquals(Instant.parse("2026-03-09T07:00:00Z"), rows.column(admitted.eventId(), "occurred_at"));
        assertEquals(true, rows.column(died.eventId(), "retracted"));
        assertEquals("Admitted", item(admitted).title());
        assertEquals("Died", item(died).title());
    }

    @Test
    void an_item_says_what_happened_and_is_never_printed_with_it() {
        TimelineItem item = item(noted);
        assertEquals("Annotation: synthetic", item.title());
        assertEquals("Moved: CICU 3", item(moved).title());
        assertEquals(PastEvents.FIRST, item.recordedAt());
        assertEquals("TimelineItem[" + EVENT + "]", item.toString());
    }
}

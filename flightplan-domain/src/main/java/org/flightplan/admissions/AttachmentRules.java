package org.flightplan.admissions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.admissions.AdmissionRejection.CorrectedBefore;
import org.flightplan.admissions.AdmissionRejection.IdTaken;
import org.flightplan.admissions.AdmissionRejection.InvalidContent;
import org.flightplan.admissions.AdmissionRejection.NotRecorded;
import org.flightplan.admissions.AdmissionRejection.StayCancelled;
import org.flightplan.admissions.AdmissionState.Stay;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Rejection;

/**
 * What may be kept with a stay: whatever shows what has happened, before it (a letter of referral) and after it (a result that
 * comes late).
 */
final class AttachmentRules {

    private static final String WHAT = "attachment";

    private AttachmentRules() {}

    static Decision<AdmissionEvent> add(AttachmentAdded added, Stay stay, Circumstances circumstances) {
        Boolean there = stay.attachments().get(added.attachmentId());
        if (there != null) {
            Rejection taken = new IdTaken("attachment_id");
            return there
                    ? Decision.repeatIfSame(added, taken, taken, List.of())
                    : Decision.refuse(new CorrectedBefore(WHAT));
        }
        return wrong(added, stay, circumstances)
                .map(Decision::<AdmissionEvent>refuse)
                .orElseGet(() -> Decision.accept(added));
    }

    private static Optional<Rejection> wrong(AttachmentAdded added, Stay stay, Circumstances circumstances) {
        UUID linked = added.linkedEventId();
        if (added.occurredAt().isAfter(circumstances.latest())) {
            return Optional.of(
                    InvalidContent.ofRequest("occurred_at", "must not be more than 5 minutes in the future"));
        } else if (linked != null && stay.clinicalEvents().recordedAs(linked) == null) {
            return Optional.of(InvalidContent.of(
                    "linked_event_id", "must be the event_id of a clinical event of this stay, or be left out"));
        }
        return stay.isCancelled() ? Optional.of(new StayCancelled()) : Optional.empty();
    }

    static Decision<AdmissionEvent> retract(AttachmentRetracted retraction, Stay stay) {
        Boolean there = stay.attachments().get(retraction.attachmentId());
        if (there == null) {
            return Decision.refuse(new NotRecorded(WHAT));
        }
        return there ? Decision.accept(retraction) : Decision.refuse(new CorrectedBefore(WHAT));
    }
}

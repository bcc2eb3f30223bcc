package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.discharged;
import static org.flightplan.admissions.Stays.recorded;
import static org.flightplan.admissions.Stays.stay;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.AddAttachment;
import org.flightplan.admissions.AdmissionCommand.RetractAttachment;
import org.flightplan.admissions.AdmissionEvent.AttachmentAdded;
import org.flightplan.admissions.AdmissionEvent.AttachmentRetracted;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentRulesTest {

    private static final UUID PHOTO = new UUID(0, 51);
    private static final UUID NOTE = new UUID(0, 3);
    private static final AttachmentRetracted RETRACTED = new AttachmentRetracted(PHOTO, null);
    private static final RetractAttachment RETRACT = new RetractAttachment(RETRACTED);

    private static AttachmentAdded photo(Instant occurredAt, String digest, @Nullable UUID linked) {
        return new AttachmentAdded(
                PHOTO,
                occurredAt,
                "synthetic.png",
                null,
                "photo",
                "image/png",
                4,
                digest,
                linked,
                new UUID(0, 52),
                null);
    }

    private static final AttachmentAdded ADDED = photo(at("08:00"), "sha-256:00", null);
    private static final AddAttachment ADD = new AddAttachment(ADDED);

    @Test
    void an_attachment_is_added_whenever_the_stay_was() {
        stay().given(admitted()).when(ADD).accepts(ADDED);
        stay().given(admitted(), discharged("07:00")).when(ADD).accepts(ADDED);
        AttachmentAdded referral = photo(at("05:00"), "sha-256:00", null);
        stay().given(admitted()).when(new AddAttachment(referral)).accepts(referral);
    }

    @Test
    void it_is_of_a_stay_that_is_there_and_holds() {
        stay().when(ADD).refuses(Kind.NOT_FOUND, "not_found");
        stay().given(admitted(), new Cancelled(ID, null)).when(ADD).refuses(Kind.STATE, "admission_cancelled");
    }

    @Test
    void it_shows_nothing_of_the_future() {
        Instant ahead = Scenario.NOW.plus(Duration.ofMinutes(6));
        stay().given(admitted())
                .when(new AddAttachment(photo(ahead, "sha-256:00", null)))
                .refuses(Kind.CONTENT, "invalid_fields", "occurred_at");
    }

    @Test
    void it_is_linked_to_a_clinical_event_of_the_stay_alone() {
        AddAttachment linked = new AddAttachment(photo(at("08:00"), "sha-256:00", NOTE));
        stay().given(admitted()).when(linked).refuses(Kind.CONTENT, "invalid_fields", "linked_event_id");
        stay().given(admitted(), recorded("annotation", "08:00", "{\"text\": \"synthetic\"}"))
                .when(linked)
                .accepts(linked.attachment());
    }

    @Test
    void the_same_content_is_answered_again_and_another_is_refused() {
        stay().given(admitted(), ADDED).when(ADD).repeats(ADDED);
        AddAttachment other = new AddAttachment(photo(at("08:00"), "sha-256:01", null));
        stay().given(admitted(), ADDED).when(other).refuses(Kind.STATE, "attachment_id_taken");
    }

    @Test
    void it_is_retracted_once_and_not_added_again() {
        stay().given(admitted(), ADDED).when(RETRACT).accepts(RETRACTED);
        stay().given(admitted()).when(RETRACT).refuses(Kind.NOT_FOUND, "not_found");
        var retracted = stay().given(admitted(), ADDED, RETRACTED);
        retracted.when(RETRACT).refuses(Kind.STATE, "attachment_corrected");
        retracted.when(ADD).refuses(Kind.STATE, "attachment_corrected");
    }

    @Test
    void it_is_retracted_of_a_stay_that_was_cancelled_too() {
        stay().given(admitted(), ADDED, new Cancelled(ID, null)).when(RETRACT).accepts(RETRACTED);
    }
}

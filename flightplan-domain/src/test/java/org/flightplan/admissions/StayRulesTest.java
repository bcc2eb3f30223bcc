package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ADMITTED_AT;
import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.discharged;
import static org.flightplan.admissions.Stays.event;
import static org.flightplan.admissions.Stays.json;
import static org.flightplan.admissions.Stays.move;
import static org.flightplan.admissions.Stays.moved;
import static org.flightplan.admissions.Stays.past;
import static org.flightplan.admissions.Stays.recorded;
import static org.flightplan.admissions.Stays.stay;
import static org.flightplan.commands.Scenario.idOf;

import jakarta.json.JsonObject;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.CancelDischarge;
import org.flightplan.admissions.AdmissionCommand.CancelMoveRequest;
import org.flightplan.admissions.AdmissionCommand.CancelStay;
import org.flightplan.admissions.AdmissionCommand.CorrectClinicalEvent;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionCommand.RequestMove;
import org.flightplan.admissions.AdmissionCommand.UpdateStay;
import org.flightplan.admissions.AdmissionEvent.Cancelled;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.admissions.AdmissionEvent.DischargeCancelled;
import org.flightplan.admissions.AdmissionEvent.MoveRequestCancelled;
import org.flightplan.admissions.AdmissionEvent.MoveRequested;
import org.flightplan.admissions.AdmissionEvent.Updated;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.fields.JsonDoc;
import org.junit.jupiter.api.Test;

class StayRulesTest {

    private static final UUID OTHER = new UUID(0, 6);
    private static final UUID REQUEST = new UUID(0, 31);
    private static final UUID NOTE_ID = new UUID(0, 3);
    private static final String NOTE = "{\"text\": \"synthetic\"}";
    private static final Cancelled CANCELLED = new Cancelled(ID, "synthetic");
    private static final CancelDischarge CANCEL_DISCHARGE = new CancelDischarge("synthetic");
    private static final MoveRequested TO_WARD = new MoveRequested(REQUEST, new Place("ACCU", "4"), null, null);

    private static Updated updated(String changes) {
        return new Updated(json(changes.replace('\'', '"')));
    }

    private static UpdateStay update(String changes) {
        return new UpdateStay(updated(changes).changes());
    }

    @Test
    void a_discharge_is_cancelled_and_the_stay_goes_on() {
        DischargeCancelled cancelled = new DischargeCancelled(ID, idOf(2), "synthetic");
        stay().given(admitted(), discharged("09:00")).when(CANCEL_DISCHARGE).accepts(cancelled);
        var open = stay().given(admitted(), discharged("09:00"), cancelled);
        open.when(move(null, "CICU", "10:00")).accepts(moved(null, "CICU", "10:00"));
        open.when(new Discharge(discharged("11:00"))).accepts(discharged("11:00"));
        open.when(CANCEL_DISCHARGE).refuses(Kind.STATE, "not_discharged");
        stay().given(admitted()).when(CANCEL_DISCHARGE).refuses(Kind.STATE, "not_discharged");
        stay().when(CANCEL_DISCHARGE).refuses(Kind.NOT_FOUND, "not_found");
        stay().given(admitted(), CANCELLED).when(CANCEL_DISCHARGE).refuses(Kind.STATE, "admission_cancelled");
    }

    @Test
    void a_discharge_is_not_cancelled_while_the_patient_has_another_stay_after_it() {
        var ended = new AdmissionEvent[] {admitted(), discharged("09:00")};
        String later = "{'admit_date': '" + at("10:00") + "'}";
        stay().given(ended)
                .withStream(OTHER, "Admission", past("admission.created", later))
                .when(CANCEL_DISCHARGE)
                .refuses(Kind.STATE, "already_admitted", "patient_id");
        var gone = past("admission.discharged", "{'discharge_date': '" + at("11:00") + "'}");
        stay().given(ended)
                .withStream(OTHER, "Admission", past("admission.created", later), gone)
                .when(CANCEL_DISCHARGE)
                .refuses(Kind.STATE, "stays_overlap", "admit_date");
        // one that was cancelled was never there
        stay().given(ended)
                .withStream(OTHER, "Admission", past("admission.created", later), past("admission.cancelled", "{}"))
                .when(CANCEL_DISCHARGE)
                .accepts(new DischargeCancelled(ID, idOf(2), "synthetic"));
        // the patient's own stay is no other
        stay().given(ended)
                .withStream(ID.value(), "Admission", past("admission.created", later))
                .when(CANCEL_DISCHARGE)
                .accepts(new DischargeCancelled(ID, idOf(2), "synthetic"));
    }

    @Test
    void a_stay_is_cancelled_open_or_ended_and_takes_nothing_more() {
        stay().given(admitted()).when(new CancelStay(CANCELLED)).accepts(CANCELLED);
        stay().given(admitted(), discharged("09:00"))
                .when(new CancelStay(CANCELLED))
                .accepts(CANCELLED);
        var cancelled = stay().given(admitted(), recorded("annotation", "08:00", NOTE), CANCELLED);
        for (AdmissionCommand command : new AdmissionCommand[] {
            new CancelStay(CANCELLED),
            move(null, "CICU", "09:00"),
            new Discharge(discharged("09:00")),
            update("{'cross_check': true}"),
            new RequestMove(TO_WARD),
            new CorrectClinicalEvent(NOTE_ID, null, null, true, null),
            new AdmissionCommand.RecordClinicalEvent(
                    new AdmissionEvent.ClinicalEventRecorded(OTHER, ID, "annotation", at("09:00"), json(NOTE)))
        }) {
            cancelled.when(command).refuses(Kind.STATE, "admission_cancelled");
        }
    }

    // an update of the moment says of which event it speaks
    private static Updated ofTheAdmission(String changes) {
        return new Updated(JsonDoc.of(updated(changes).changes())
                .with("corrects_event_id", idOf(1))
                .build());
    }

    @Test
    void a_stay_is_updated_after_the_discharge_too() {
        stay().given(admitted()).when(update("{'weight_kg': 3.5}")).accepts(updated("{'weight_kg': 3.5}"));
        stay().given(admitted(), discharged("09:00"))
                .when(update("{'diagnosis': null}"))
                .accepts(updated("{'diagnosis': null}"));
        stay().when(update("{'cross_check': true}")).refuses(Kind.NOT_FOUND, "not_found");
    }

    @Test
    void the_admission_is_not_put_behind_what_is_on_record_of_the_stay() {
        String before = "{'admit_date': '2026-03-10T05:00:00Z'}";
        String behind = "{'admit_date': '2026-03-10T08:30:00Z'}";
        stay().given(admitted()).when(update(before)).accepts(ofTheAdmission(before));
        stay().given(admitted(), moved(null, "CICU", "08:00"))
                .when(update(behind))
                .refuses(Kind.STATE, "admitted_after_first_move", "admit_date");
        stay().given(admitted(), recorded("annotation", "08:00", NOTE))
                .when(update(behind))
                .refuses(Kind.STATE, "admitted_after_first_clinical_event", "admit_date");
        stay().given(admitted(), discharged("08:00"))
                .when(update(behind))
                .refuses(Kind.STATE, "admitted_after_discharge", "admit_date");
        stay().given(admitted())
                .when(update("{'admit_date': '2026-03-10T12:06:00Z'}"))
                .refuses(Kind.CONTENT, "invalid_fields", "admit_date");
        // from then on that is when it began
        stay().given(admitted(), updated(before))
                .when(move(null, "CICU", "05:30"))
                .accepts(moved(null, "CICU", "05:30"));
        stay().given(admitted())
                .when(move(null, "CICU", "05:30"))
                .refuses(Kind.CONTENT, "invalid_fields", "effective_at");
    }

    @Test
    void the_admission_is_not_put_into_another_stay() {
        String into = "{'admit_date': '2026-03-10T05:00:00Z'}";
        var other = past("admission.created", "{'admit_date': '2026-03-09T05:00:00Z'}");
        var until = past("admission.discharged", "{'discharge_date': '" + at("05:30") + "'}");
        stay().given(admitted())
                .withStream(OTHER, "Admission", other, until)
                .when(update(into))
                .refuses(Kind.STATE, "stays_overlap", "admit_date");
        stay().given(admitted())
                .withStream(OTHER, "Admission", other, until)
                .when(update("{'admit_date': '" + at("05:30") + "'}"))
                .accepts(ofTheAdmission("{'admit_date': '" + at("05:30") + "'}"));
    }

    @Test
    void one_move_at_a_time_is_asked_for_until_it_is_made_or_not_asked_for_any_more() {
        stay().given(admitted()).when(new RequestMove(TO_WARD)).accepts(TO_WARD);
        var asked = stay().given(admitted(), TO_WARD);
        asked.when(new RequestMove(TO_WARD)).repeats(TO_WARD);
        asked.when(new RequestMove(new MoveRequested(OTHER, new Place("CICU", null), null, null)))
                .refuses(Kind.STATE, "already_requested");
        asked.when(new CancelMoveRequest(null)).accepts(new MoveRequestCancelled(REQUEST));
        asked.when(new CancelMoveRequest(OTHER)).refuses(Kind.NOT_FOUND, "not_found");
        MoveRequested next = new MoveRequested(OTHER, new Place("CICU", null), null, null);
        for (AdmissionEvent end :
                new AdmissionEvent[] {new MoveRequestCancelled(REQUEST), moved(null, "accu", "09:00")}) {
            stay().given(admitted(), TO_WARD, end).when(new RequestMove(next)).accepts(next);
            stay().given(admitted(), TO_WARD, end)
                    .when(new CancelMoveRequest(null))
                    .refuses(Kind.NOT_FOUND, "not_found");
        }
        // a move to elsewhere leaves it open
        stay().given(admitted(), TO_WARD, moved(null, "CICU", "09:00"))
                .when(new RequestMove(next))
                .refuses(Kind.STATE, "already_requested");
        stay().given(admitted(), TO_WARD, discharged("09:00"))
                .when(new RequestMove(next))
                .refuses(Kind.STATE, "admission_not_open");
    }

    @Test
    void a_clinical_event_is_corrected_within_the_bounds_and_words_of_one() {
        var ended = stay().given(admitted(), recorded("annotation", "08:00", NOTE), discharged("09:00"));
        JsonObject other = json("{\"text\": \"synthetic, corrected\"}");
        ended.when(new CorrectClinicalEvent(NOTE_ID, null, other, false, null))
                .accepts(new ClinicalEventCorrected(NOTE_ID, "annotation", null, other, false, null));
        ended.when(new CorrectClinicalEvent(NOTE_ID, at("07:00"), null, false, "synthetic why"))
                .accepts(new ClinicalEventCorrected(NOTE_ID, "annotation", at("07:00"), null, false, "synthetic why"));
        ended.when(new CorrectClinicalEvent(NOTE_ID, at("09:01"), null, false, null))
                .refuses(Kind.CONTENT, "invalid_fields", "occurred_at");
        ended.when(new CorrectClinicalEvent(NOTE_ID, null, json("{}"), false, null))
                .refuses(Kind.CONTENT, "invalid_fields", "details.text");
        ended.when(new CorrectClinicalEvent(OTHER, null, null, true, null)).refuses(Kind.NOT_FOUND, "not_found");
    }

    @Test
    void a_correction_is_corrected_by_its_own_id_and_what_was_retracted_is_not() {
        ClinicalEventCorrected earlier =
                new ClinicalEventCorrected(NOTE_ID, "annotation", at("07:00"), null, false, null);
        ClinicalEventCorrected retracted = new ClinicalEventCorrected(NOTE_ID, "annotation", null, null, true, null);
        var corrected = stay().given(admitted(), recorded("annotation", "08:00", NOTE), earlier);
        corrected
                .when(new CorrectClinicalEvent(idOf(3), null, null, true, null))
                .accepts(retracted);
        var taken = stay().given(admitted(), recorded("annotation", "08:00", NOTE), retracted);
        taken.when(new CorrectClinicalEvent(NOTE_ID, at("07:00"), null, false, null))
                .refuses(Kind.STATE, "clinical_event_corrected");
        // it does not hold the discharge up any more
        taken.when(new Discharge(discharged("07:00"))).accepts(discharged("07:00"));
        corrected
                .when(new Discharge(discharged("06:59")))
                .refuses(Kind.STATE, "discharged_before_last_clinical_event", "discharge_date");
        corrected.when(new Discharge(discharged("07:00"))).accepts(discharged("07:00"));
    }

    @Test
    void an_event_recorded_at_the_admission_is_the_first() {
        stay().given(admitted())
                .when(event("annotation", "06:00", NOTE))
                .accepts(recorded("annotation", ADMITTED_AT.toString().substring(11, 16), NOTE));
    }
}

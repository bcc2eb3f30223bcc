package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ADMITTED_AT;
import static org.flightplan.admissions.Stays.ATTENDING;
import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.PATIENT;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.discharged;
import static org.flightplan.admissions.Stays.earlier;
import static org.flightplan.admissions.Stays.event;
import static org.flightplan.admissions.Stays.known;
import static org.flightplan.admissions.Stays.move;
import static org.flightplan.admissions.Stays.moved;
import static org.flightplan.admissions.Stays.past;
import static org.flightplan.admissions.Stays.recorded;
import static org.flightplan.admissions.Stays.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.ChangeCareTeam;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.admissions.AdmissionEvent.CareTeamChanged;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.patients.PatientId;
import org.junit.jupiter.api.Test;

class AdmissionDeciderTest {

    private static final UUID NURSE = new UUID(0, 11);
    private static final UUID EVENT = new UUID(0, 13);

    @Test
    void a_care_team_is_joined_and_left_and_saying_it_twice_changes_nothing() {
        CareTeamChanged joined = new CareTeamChanged(ID, NURSE, true, null);
        CareTeamChanged left = new CareTeamChanged(ID, NURSE, false, null);
        stay().given(admitted())
                .when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, true, null)))
                .accepts(joined);
        stay().given(admitted(), joined)
                .when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, true, null)))
                .repeats(joined);
        stay().given(admitted(), joined)
                .when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, false, null)))
                .accepts(left);
        stay().given(admitted(), joined, discharged("07:00"))
                .when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, false, null)))
                .refuses(Kind.STATE, "admission_not_open");
        stay().given(admitted(), joined, left)
                .when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, true, null)))
                .accepts(joined);
        stay().given(admitted())
                .when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, false, null)))
                .refuses(Kind.CONTENT, "invalid_fields", "user_id");
        stay().when(new ChangeCareTeam(new CareTeamChanged(ID, NURSE, true, null)))
                .refuses(Kind.NOT_FOUND, "not_found");
    }

    private static AdmitPatient admit(PatientId patient, Instant admitDate) {
        return new AdmitPatient(new AdmissionEvent.Admitted(
                ID, patient, "cardiac", ATTENDING, null, admitDate, "synthetic complaint", "elective", null));
    }

    private static Discharge discharge(String time) {
        return new Discharge(discharged(time));
    }

    @Test
    void a_patient_of_the_hospital_is_admitted() {
        stay().when(admit(PATIENT, ADMITTED_AT)).accepts(admitted());
    }

    @Test
    void admission_is_rejected_when_the_patient_is_unknown() {
        stay().when(admit(new PatientId(new UUID(0, 99)), ADMITTED_AT))
                .refuses(Kind.CONTENT, "invalid_fields", "patient_id");
    }

    @Test
    void admission_is_rejected_when_the_id_is_another_kind_of_stream() {
        stay().withStream(PATIENT.value(), "FlightPlan")
                .when(admit(PATIENT, ADMITTED_AT))
                .refuses(Kind.CONTENT, "invalid_fields", "patient_id");
    }

    @Test
    void admission_is_rejected_when_the_specialty_is_not_enabled() {
        stay().withSpecialties().when(admit(PATIENT, ADMITTED_AT)).refuses(Kind.CONTENT, "invalid_fields", "specialty");
    }

    @Test
    void admission_may_be_five_minutes_ahead_of_the_clock_and_no_more() {
        var tolerated = new AdmissionEvent.Admitted(
                ID, PATIENT, "cardiac", ATTENDING, null, at("12:05"), "synthetic complaint", "elective", null);
        stay().when(admit(PATIENT, at("12:05"))).accepts(tolerated);
        stay().when(admit(PATIENT, at("12:05").plusSeconds(1))).refuses(Kind.CONTENT, "invalid_fields", "admit_date");
    }

    @Test
    void the_same_admission_again_is_the_same_and_another_under_its_id_is_refused() {
        stay().given(admitted()).when(admit(PATIENT, ADMITTED_AT)).repeats(admitted());
        stay().given(admitted())
                .when(admit(PATIENT, at("06:01")))
                .refuses(Kind.STATE, "admission_id_taken", "admission_id");
    }

    @Test
    void a_patient_who_is_in_hospital_is_not_admitted_again() {
        UUID other = new UUID(0, 6);
        Reason reason = stay().withStream(other, "Admission", earlier(null))
                .when(admit(PATIENT, at("08:00")))
                .refuses(Kind.STATE, "already_admitted", "patient_id");
        assertEquals(Map.of("admission_id", other.toString()), reason.facts());
    }

    @Test
    void a_stay_begins_after_all_earlier_ones_have_ended() {
        UUID other = new UUID(0, 6);
        stay().withStream(other, "Admission", earlier("06:00"))
                .when(admit(PATIENT, ADMITTED_AT))
                .accepts(admitted());
        Reason reason = stay().withStream(other, "Admission", earlier("06:01"))
                .when(admit(PATIENT, ADMITTED_AT))
                .refuses(Kind.STATE, "stays_overlap", "admit_date");
        assertEquals(other.toString(), reason.facts().get("admission_id"));
    }

    @Test
    void an_erased_patient_is_not_admitted() {
        stay().withStream(PATIENT.value(), "Patient", known(), past("patient.erased", "{}"))
                .when(admit(PATIENT, ADMITTED_AT))
                .refuses(Kind.STATE, "patient_erased");
    }

    @Test
    void discharge_is_rejected_when_never_admitted() {
        stay().when(discharge("11:00")).refuses(Kind.NOT_FOUND, "not_found");
        stay().given(admitted()).when(discharge("11:00")).accepts(discharged("11:00"));
    }

    @Test
    void discharge_is_rejected_before_the_admission_and_after_the_clock() {
        var admitted = stay().given(admitted());
        Reason early = admitted.when(discharge("05:59")).refuses(Kind.CONTENT, "invalid_fields", "discharge_date");
        assertEquals(
                List.of("must not be before the admission, at " + ADMITTED_AT),
                early.fieldErrors().byField().get("discharge_date"));
        admitted.when(discharge("12:06")).refuses(Kind.CONTENT, "invalid_fields", "discharge_date");
        admitted.when(discharge("06:00")).accepts(discharged("06:00"));
    }

    @Test
    void discharge_is_rejected_before_the_last_move_or_clinical_event_and_the_later_of_the_two_is_named() {
        String note = "{\"text\": \"synthetic\"}";
        var inCicu = stay().given(admitted(), moved(null, "CICU", "08:00"));
        inCicu.when(discharge("07:59")).refuses(Kind.STATE, "discharged_before_last_move", "discharge_date");
        inCicu.when(discharge("08:00")).accepts(discharged("08:00"));
        var noted = stay().given(admitted(), moved(null, "CICU", "08:00"), recorded("annotation", "09:00", note));
        Reason late = noted.when(discharge("08:30"))
                .refuses(Kind.STATE, "discharged_before_last_clinical_event", "discharge_date");
        assertTrue(late.detail().contains(at("09:00").toString()), late.detail());
        noted.when(discharge("09:00")).accepts(discharged("09:00"));
        stay().given(admitted(), recorded("annotation", "07:00", note), moved(null, "CICU", "08:00"))
                .when(discharge("07:30"))
                .refuses(Kind.STATE, "discharged_before_last_move", "discharge_date");
    }

    @Test
    void what_has_a_begin_and_an_end_does_not_end_before_it_begins() {
        var open = stay().given(admitted());
        for (String[] pair : new String[][] {
            {"continuous_therapy", "started_at", "stopped_at", "\"therapy\": \"synthetic\", "},
            {"leave", "from", "until", ""}
        }) {
            String from =
                    "{" + pair[3] + "\"" + pair[1] + "\": \"2026-03-10T07:00:00Z\", \"" + pair[2] + "\": \"2026-03-";
            open.when(event(pair[0], "08:00", from + "10T06:59:59Z\"}"))
                    .refuses(Kind.CONTENT, "invalid_fields", "details." + pair[2]);
            // it may be planned ahead
            String planned = from + "12T07:00:00Z\"}";
            open.when(event(pair[0], "08:00", planned)).accepts(recorded(pair[0], "08:00", planned));
            String atOnce = from + "10T08:00:00+01:00\"}";
            open.when(event(pair[0], "08:00", atOnce)).accepts(recorded(pair[0], "08:00", atOnce));
        }
    }

    @Test
    void a_location_that_no_specialty_knows_is_recorded_in_a_risk_status_too_and_warned_of() {
        var open = stay().given(admitted());
        String known = "{\"risk_level\": \"ACCU\", \"location\": \"cicu\"}";
        open.when(event("risk_status", "08:00", known)).accepts(recorded("risk_status", "08:00", known));
        String unknown = "{\"risk_level\": \"ACCU\", \"location\": \"XICU\"}";
        open.when(event("risk_status", "08:00", unknown))
                .acceptsWarning(recorded("risk_status", "08:00", unknown), "unknown_location", "details.location");
    }

    @Test
    void discharge_is_rejected_when_already_discharged() {
        stay().given(admitted(), discharged("09:00"))
                .when(discharge("10:00"))
                .refuses(Kind.STATE, "admission_not_open");
    }

    @Test
    void a_clinical_event_is_recorded_within_the_stay_alone() {
        var ended = stay().given(admitted(), discharged("09:00"));
        String note = "{\"text\": \"synthetic\"}";
        ended.when(event("annotation", "08:00", note)).accepts(recorded("annotation", "08:00", note));
        ended.when(event("annotation", "05:59", note)).refuses(Kind.CONTENT, "invalid_fields", "occurred_at");
        ended.when(event("annotation", "09:01", note)).refuses(Kind.CONTENT, "invalid_fields", "occurred_at");
        stay().given(admitted())
                .when(event("annotation", "12:06", note))
                .refuses(Kind.CONTENT, "invalid_fields", "occurred_at");
    }

    @Test
    void a_clinical_event_speaks_the_words_of_its_specialty() {
        var open = stay().given(admitted());
        open.when(event("horoscope", "08:00", "{}")).refuses(Kind.CONTENT, "invalid_fields", "event_type");
        open.when(event("risk_status", "08:00", "{\"risk_level\": \"Levitating\"}"))
                .refuses(Kind.CONTENT, "invalid_fields", "details.risk_level");
        open.when(event("surgery", "08:00", "{\"procedure_name\": \"Glenn\", \"colour\": \"red\"}"))
                .refuses(Kind.CONTENT, "invalid_fields", "details.colour");
        open.when(event("surgery", "08:00", "{}")).refuses(Kind.CONTENT, "invalid_fields", "details.procedure_name");
    }

    @Test
    void a_clinical_event_is_rejected_when_its_admission_is_unknown() {
        stay().when(event("annotation", "08:00", "{\"text\": \"x\"}"))
                .refuses(Kind.CONTENT, "invalid_fields", "admission_id");
    }

    @Test
    void the_same_clinical_event_again_is_the_same_and_another_under_its_id_is_refused() {
        String note = "{\"text\": \"synthetic\"}";
        var open = stay().given(admitted(), recorded("annotation", "08:00", note));
        open.when(event("annotation", "08:00", note)).repeats(recorded("annotation", "08:00", note));
        open.when(event("annotation", "08:01", note)).refuses(Kind.STATE, "event_id_taken", "event_id");
    }

    @Test
    void a_repeat_is_recognised_whatever_has_happened_since() {
        String note = "{\"text\": \"synthetic\"}";
        stay().given(admitted(), recorded("annotation", "08:00", note), discharged("07:00"))
                .when(event("annotation", "08:00", note))
                .repeats(recorded("annotation", "08:00", note));
        stay().withSpecialties()
                .given(admitted())
                .when(admit(PATIENT, ADMITTED_AT))
                .repeats(admitted());
    }

    @Test
    void nothing_moves_in_the_log_before_the_admission_or_after_the_discharge() {
        AdmissionDecider decider = new AdmissionDecider();
        var none = decider.initial();
        assertThrows(IllegalStateException.class, () -> decider.evolve(none, moved(null, "CICU", "08:00"), EVENT));
        var ended = decider.evolve(decider.evolve(none, admitted(), EVENT), discharged("09:00"), EVENT);
        assertThrows(IllegalStateException.class, () -> decider.evolve(ended, moved(null, "CICU", "08:00"), EVENT));
        assertThrows(IllegalStateException.class, () -> decider.evolve(ended, discharged("09:30"), EVENT));
    }

    @Test
    void moving_is_rejected_when_never_admitted() {
        stay().when(move(null, "CICU", "08:00")).refuses(Kind.NOT_FOUND, "not_found");
    }
}

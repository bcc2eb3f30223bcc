package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.PATIENT;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.discharged;
import static org.flightplan.admissions.Stays.event;
import static org.flightplan.admissions.Stays.move;
import static org.flightplan.admissions.Stays.moved;
import static org.flightplan.admissions.Stays.recorded;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.Discharge;
import org.flightplan.commands.Reason;
import org.flightplan.flightplans.FlightPlanId;
import org.junit.jupiter.api.Test;

/** What may be PHI is printed as its id, so that a log line helps without telling. */
class MasksTest {

    private static final String STAY = "00000000-0000-0000-0000-000000000005";
    private static final String EVENT = "00000000-0000-0000-0000-000000000003";

    @Test
    void ids_are_printed_as_they_are() {
        assertEquals(STAY, ID.toString());
        assertEquals("00000000-0000-0000-0000-000000000007", PATIENT.toString());
        assertEquals(STAY, new FlightPlanId(ID.value()).toString());
    }

    @Test
    void commands_and_events_are_printed_as_their_ids() {
        assertEquals(
                "AdmitPatient[" + STAY + "]",
                new AdmitPatient(ID, PATIENT, "cardiac", new UUID(0, 9), null, at("06:00"), "synthetic", null)
                        .toString());
        assertEquals("ChangeLocation[" + STAY + "]", move(null, "CICU", "08:00").toString());
        assertEquals("Discharge[" + STAY + "]", new Discharge(ID, at("09:00"), "home").toString());
        assertEquals(
                "RecordClinicalEvent[" + EVENT + "]",
                event("annotation", "08:00", "{}").toString());
        assertEquals("Admitted[" + STAY + "]", admitted().toString());
        assertEquals(
                "LocationChanged[" + STAY + "]", moved(null, "CICU", "08:00").toString());
        assertEquals("Discharged[" + STAY + "]", discharged("09:00").toString());
        assertEquals(
                "ClinicalEventRecorded[" + EVENT + "]",
                recorded("annotation", "08:00", "{}").toString());
    }

    @Test
    void a_place_is_told_as_a_person_would() {
        assertEquals("CICU", new Place("CICU", null).words());
        assertEquals("CICU 3", new Place("CICU", "3").words());
    }

    @Test
    void a_clinical_event_alone_has_an_id_that_its_caller_chose() {
        AdmissionEvents events = new AdmissionEvents();
        assertEquals(new UUID(0, 3), events.chosenId(recorded("annotation", "08:00", "{}")));
        assertEquals(null, events.chosenId(admitted()));
    }

    @Test
    void the_last_clinical_event_is_the_latest_at_the_bedside_whenever_it_was_recorded() {
        AdmissionDecider decider = new AdmissionDecider();
        AdmissionState state = decider.evolve(decider.initial(), admitted());
        state = decider.evolve(state, recorded("annotation", "08:00", "{}"));
        state = decider.evolve(state, recorded("annotation", "07:00", "{}"));
        assertEquals(at("08:00"), ((AdmissionState.Stay) state).lastClinicalEvent());
        state = decider.evolve(state, recorded("annotation", "08:01", "{}"));
        assertEquals(at("08:01"), ((AdmissionState.Stay) state).lastClinicalEvent());
    }

    @Test
    void a_reason_that_concerns_no_field_names_none() {
        assertEquals(true, Reason.of(Reason.Kind.STATE, "a", "b").fieldErrors().isEmpty());
    }
}

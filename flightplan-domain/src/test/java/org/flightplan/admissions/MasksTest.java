package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.PATIENT;
import static org.flightplan.admissions.Stays.admitted;
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
        assertEquals("AdmitPatient[stay=Admitted[" + STAY + "]]", new AdmitPatient(admitted()).toString());
        assertEquals(
                "ChangeLocation[move=LocationChanged[" + STAY + "]]",
                move(null, "CICU", "08:00").toString());
        assertEquals("Discharge[end=Discharged[" + STAY + "]]", new Discharge(discharged("09:00")).toString());
        assertEquals(
                "RecordClinicalEvent[event=ClinicalEventRecorded[" + EVENT + "]]",
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
    void a_reason_that_concerns_no_field_names_none() {
        assertEquals(true, Reason.of(Reason.Kind.STATE, "a", "b").fieldErrors().isEmpty());
    }
}

package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.discharged;
import static org.flightplan.admissions.Stays.move;
import static org.flightplan.admissions.Stays.moved;
import static org.flightplan.admissions.Stays.past;
import static org.flightplan.admissions.Stays.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.ChangeLocation;
import org.flightplan.admissions.AdmissionCommand.CorrectMove;
import org.flightplan.admissions.AdmissionEvent.LocationChanged;
import org.flightplan.admissions.AdmissionEvent.LocationCorrected;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related.RelatedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MoveRulesTest {

    private static final UUID OTHER = new UUID(0, 6);

    @Test
    void a_patient_moves_from_where_the_patient_is() {
        var inAccu = stay().given(admitted(), moved(null, "ACCU", "07:00"));
        inAccu.when(move("ACCU", "CTOR", "08:00")).accepts(moved("ACCU", "CTOR", "08:00"));
        inAccu.when(move("CICU", "CTOR", "08:00")).refuses(Kind.STATE, "location_mismatch", "from_location");
        inAccu.when(move(null, "CTOR", "08:00")).accepts(moved(null, "CTOR", "08:00"));
    }

    @Test
    void the_first_move_comes_from_nowhere() {
        stay().given(admitted())
                .when(move("ACCU", "CTOR", "08:00"))
                .refuses(Kind.STATE, "location_mismatch", "from_location");
        stay().given(admitted())
                .when(move("none yet", "CTOR", "08:00"))
                .refuses(Kind.STATE, "location_mismatch", "from_location");
    }

    @Test
    void a_bed_counts_as_a_place() {
        var inBed3 = stay().given(
                        admitted(), new LocationChanged(ID, null, null, new Place("CICU", "3"), at("07:00"), null));
        var otherBed =
                new ChangeLocation(new LocationChanged(ID, "CICU", "3", new Place("CICU", "4"), at("08:00"), null));
        inBed3.when(otherBed).accepts(new LocationChanged(ID, "CICU", "3", new Place("CICU", "4"), at("08:00"), null));
        var sameBed =
                new ChangeLocation(new LocationChanged(ID, "CICU", "3", new Place("CICU", "3"), at("08:00"), null));
        inBed3.when(sameBed).refuses(Kind.STATE, "already_there", "to_location");
        var wrongBed =
                new ChangeLocation(new LocationChanged(ID, "CICU", "5", new Place("CICU", "4"), at("08:00"), null));
        inBed3.when(wrongBed).refuses(Kind.STATE, "location_mismatch", "from_bed");
    }

    @Test
    void a_move_lies_between_the_admission_and_the_clock() {
        var open = stay().given(admitted());
        open.when(move(null, "CICU", "05:59")).refuses(Kind.CONTENT, "invalid_fields", "effective_at");
        open.when(move(null, "CICU", "12:06")).refuses(Kind.CONTENT, "invalid_fields", "effective_at");
        open.when(move(null, "CICU", "06:00")).accepts(moved(null, "CICU", "06:00"));
        open.when(move(null, "CICU", "12:05")).accepts(moved(null, "CICU", "12:05"));
    }

    @Test
    void nobody_moves_after_the_discharge() {
        stay().given(admitted(), discharged("09:00"))
                .when(move(null, "CICU", "08:00"))
                .refuses(Kind.STATE, "admission_not_open");
    }

    @Test
    void a_back_dated_move_fits_between_its_neighbours() {
        var recorded = stay().given(admitted(), moved(null, "ACCU", "07:00"), moved("ACCU", "CICU", "10:00"));
        Reason refused = recorded.when(move("ACCU", "CTOR", "08:00"))
                .refuses(Kind.STATE, "next_move_contradicts", "effective_at");
        assertEquals(at("10:00").toString(), refused.facts().get("next_effective_at"));

        var unchecked = stay().given(admitted(), moved(null, "ACCU", "07:00"), moved(null, "CICU", "10:00"));
        unchecked.when(move("ACCU", "CTOR", "08:00")).accepts(moved("ACCU", "CTOR", "08:00"));
        unchecked.when(move("ACCU", "CICU", "08:00")).refuses(Kind.STATE, "next_move_contradicts", "effective_at");
    }

    @Test
    void of_two_moves_at_one_moment_the_later_recorded_holds() {
        var twice = stay().given(admitted(), moved(null, "ACCU", "07:00"), moved("ACCU", "CICU", "07:00"));
        twice.when(move("CICU", "CTOR", "07:00")).accepts(moved("CICU", "CTOR", "07:00"));
        twice.when(move("ACCU", "CTOR", "07:00")).refuses(Kind.STATE, "location_mismatch", "from_location");
    }

    @Test
    void locations_are_stored_as_given_and_compared_by_their_code() {
        var inCicu = stay().given(admitted(), moved(null, "CICU", "07:00"));
        inCicu.when(move(null, "cicu", "08:00")).refuses(Kind.STATE, "already_there", "to_location");
        inCicu.when(move("cicu", "ctor", "08:00")).accepts(moved("cicu", "ctor", "08:00"));
        inCicu.when(move("accu", "ctor", "08:00")).refuses(Kind.STATE, "location_mismatch", "from_location");
        var later = stay().given(admitted(), moved(null, "ACCU", "07:00"), moved("accu", "CICU", "10:00"));
        later.when(move(null, "cicu", "08:00")).refuses(Kind.STATE, "next_move_contradicts", "effective_at");
        stay().given(admitted(), moved(null, "ACCU", "07:00"), moved("ctor", "CICU", "10:00"))
                .when(move(null, "CTOR", "08:00"))
                .accepts(moved(null, "CTOR", "08:00"));
    }

    @Test
    void a_location_that_no_specialty_knows_is_recorded_and_warned_of() {
        var open = stay().given(admitted());
        open.when(move(null, "XICU", "08:00"))
                .acceptsWarning(moved(null, "XICU", "08:00"), "unknown_location", "to_location");
        open.when(move(null, "CICU", "08:00")).accepts(moved(null, "CICU", "08:00"));
    }

    private static CorrectMove correct(int move, @Nullable String to, @Nullable String time) {
        Place place = to == null ? null : new Place(to, null);
        return new CorrectMove(
                Scenario.idOf(move), place, time == null ? null : at(time), null, null, null, false, null);
    }

    private static CorrectMove retract(int move) {
        return new CorrectMove(Scenario.idOf(move), null, null, null, null, null, true, "synthetic why");
    }

    private static LocationCorrected corrected(int move, @Nullable LocationChanged into) {
        return new LocationCorrected(ID, Scenario.idOf(move), Scenario.idOf(move), into, null);
    }

    @Test
    void a_move_is_corrected_in_place_or_time_and_what_is_left_must_follow() {
        var moves = stay().given(
                        admitted(),
                        moved(null, "ACCU", "07:00"),
                        moved(null, "CICU", "08:00"),
                        moved(null, "ACCU", "09:00"));
        moves.when(correct(3, "CTOR", null)).accepts(corrected(3, moved(null, "CTOR", "08:00")));
        moves.when(correct(3, null, "08:30")).accepts(corrected(3, moved(null, "CICU", "08:30")));
        moves.when(correct(3, "ACCU", null)).refuses(Kind.STATE, "next_move_contradicts", "effective_at");
        moves.when(correct(3, null, "05:59")).refuses(Kind.CONTENT, "invalid_fields", "effective_at");
        moves.when(correct(3, null, "12:06")).refuses(Kind.CONTENT, "invalid_fields", "effective_at");
        // taken out, two moves to one place would follow each other
        moves.when(retract(3)).refuses(Kind.STATE, "next_move_contradicts", "effective_at");
        moves.when(retract(4))
                .accepts(new LocationCorrected(ID, Scenario.idOf(4), Scenario.idOf(4), null, "synthetic why"));
        moves.when(correct(9, "CTOR", null)).refuses(Kind.NOT_FOUND, "not_found");
        stay().given(admitted(), moved(null, "ACCU", "07:00"), discharged("09:00"))
                .when(correct(2, null, "09:01"))
                .refuses(Kind.CONTENT, "invalid_fields", "effective_at");
    }

    @Test
    void a_correction_is_corrected_by_its_own_id_and_what_it_corrected_is_not() {
        var once = stay().given(admitted(), moved(null, "ACCU", "07:00"), corrected(2, moved(null, "CICU", "07:00")));
        once.when(correct(2, "CTOR", null)).refuses(Kind.STATE, "move_corrected");
        once.when(correct(3, "CTOR", null))
                .accepts(new LocationCorrected(
                        ID, Scenario.idOf(3), Scenario.idOf(2), moved(null, "CTOR", "07:00"), null));
        // the patient is where the correction says
        once.when(move("ACCU", "CTOR", "08:00")).refuses(Kind.STATE, "location_mismatch", "from_location");
        once.when(move("CICU", "CTOR", "08:00")).accepts(moved("CICU", "CTOR", "08:00"));
        var none = stay().given(admitted(), moved(null, "ACCU", "07:00"), corrected(2, null));
        none.when(correct(2, "CTOR", null)).refuses(Kind.STATE, "move_corrected");
        none.when(move(null, "ACCU", "08:00")).accepts(moved(null, "ACCU", "08:00"));
    }

    @Test
    void a_corrected_move_keeps_its_place_among_those_of_its_moment() {
        var tied = stay().given(
                        admitted(),
                        moved(null, "ACCU", "07:00"),
                        moved(null, "CICU", "07:00"),
                        corrected(2, moved(null, "CTOR", "07:00")));
        // the second of the two still holds
        tied.when(move("CICU", "ACCU", "08:00")).accepts(moved("CICU", "ACCU", "08:00"));
    }

    @Test
    void a_bed_with_another_patient_in_it_is_moved_into_with_a_warning_while_that_one_is_there() {
        var intoBed =
                new ChangeLocation(new LocationChanged(ID, null, null, new Place("CICU", "3"), at("08:00"), null));
        String created = "{'admission_id': '" + OTHER + "', 'patient_id': '" + OTHER + "', 'specialty': 'cardiac',"
                + " 'attending_id': '" + OTHER + "', 'admit_date': '" + at("06:00") + "'}";
        RelatedEvent in = past("admission.location_changed", other("3", "07:00"));
        RelatedEvent out = past("admission.location_changed", other("4", "07:30"));
        RelatedEvent home = past(
                "admission.discharged", "{'admission_id': '" + OTHER + "', 'discharge_date': '" + at("07:45") + "'}");
        RelatedEvent admitted = past("admission.created", created);
        stay().given(admitted())
                .withStream(OTHER, "Admission", admitted, in)
                .when(intoBed)
                .acceptsWarning(intoBed.move(), "bed_occupied", "to_bed");
        stay().given(admitted())
                .withStream(OTHER, "Admission", admitted, in, out)
                .when(intoBed)
                .accepts(intoBed.move());
        stay().given(admitted())
                .withStream(OTHER, "Admission", admitted, in, home)
                .when(intoBed)
                .accepts(intoBed.move());
        stay().given(admitted(), moved(null, "ACCU", "09:00"))
                .withStream(OTHER, "Admission", admitted, in)
                .when(intoBed)
                .accepts(intoBed.move());
    }

    private static String other(String bed, String time) {
        return "{'admission_id': '" + OTHER + "', 'to_location': 'CICU', 'to_bed': '" + bed + "', 'effective_at': '"
                + at(time) + "'}";
    }
}

package org.flightplan.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.flightplan.trajectory.Change.Admitted;
import org.flightplan.trajectory.Change.Discharged;
import org.flightplan.trajectory.Change.Moved;
import org.flightplan.trajectory.Change.RiskChanged;
import org.junit.jupiter.api.Test;

class TrajectoryTest {

    private static final Change ADMITTED = new Admitted(id(0), at("06:00"), "cardiac");

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-10T" + time + ":00Z");
    }

    private static List<String> steps(Change... changes) {
        return Trajectory.of(List.of(changes)).stream()
                .map(step -> step.effectiveAt().toString().substring(11, 16) + " " + step.location() + " "
                        + step.riskLevel() + " " + step.level() + " " + step.durationHours())
                .toList();
    }

    @Test
    void an_admission_alone_is_nowhere() {
        assertEquals(List.of(), steps(ADMITTED));
        assertEquals(List.of(), steps(ADMITTED, new RiskChanged(id(1), at("07:00"), "ACCU")));
    }

    @Test
    void move_and_risk_of_one_moment_are_one_step() {
        assertEquals(
                List.of("07:00 ACCU ACCU 2 1.50", "08:30 CTOR Procedure 5 null"),
                steps(
                        ADMITTED,
                        new Moved(id(1), at("07:00"), "ACCU", "1"),
                        new RiskChanged(id(2), at("07:00"), "ACCU"),
                        new Moved(id(3), at("08:30"), "CTOR", null),
                        new RiskChanged(id(4), at("08:30"), "Procedure")));
    }

    @Test
    void the_band_of_a_risk_may_depend_on_the_location() {
        assertEquals(
                List.of("07:00 CICU Extubated 3 1.00", "08:00 ACCU Extubated 2 null"),
                steps(
                        ADMITTED,
                        new Moved(id(1), at("07:00"), "CICU", null),
                        new RiskChanged(id(2), at("07:00"), "Extubated"),
                        new Moved(id(3), at("08:00"), "ACCU", null)));
    }

    @Test
    void a_risk_known_before_the_first_move_holds_from_there_on() {
        assertEquals(
                List.of("07:00 ACCU ACCU 2 null"),
                steps(
                        ADMITTED,
                        new RiskChanged(id(1), at("06:30"), "ACCU"),
                        new Moved(id(2), at("07:00"), "ACCU", null)));
    }

    @Test
    void a_change_that_changes_nothing_begins_no_step() {
        assertEquals(
                List.of("07:00 ACCU ACCU 2 null"),
                steps(
                        ADMITTED,
                        new Moved(id(1), at("07:00"), "ACCU", null),
                        new RiskChanged(id(2), at("07:00"), "ACCU"),
                        new RiskChanged(id(3), at("08:00"), "ACCU")));
    }

    @Test
    void a_discharge_ends_it_at_home() {
        assertEquals(
                List.of("07:00 ACCU null null 2.00", "09:00 DC null 1 null"),
                steps(ADMITTED, new Moved(id(1), at("07:00"), "ACCU", null), new Discharged(id(2), at("09:00"))));
    }

    @Test
    void a_duration_is_in_hours_to_two_places() {
        Step step = new Step(id(1), "ACCU", null, null, null, at("07:00"), at("07:20"));
        assertEquals(new BigDecimal("0.33"), step.durationHours());
    }

    @Test
    void a_stay_of_a_specialty_that_this_build_does_not_know_has_places_and_no_bands() {
        assertEquals(
                List.of("07:00 ACCU ACCU null 2.00", "09:00 DC null null null"),
                steps(
                        new Admitted(id(0), at("06:00"), "levitation"),
                        new Moved(id(1), at("07:00"), "ACCU", null),
                        new RiskChanged(id(2), at("07:00"), "ACCU"),
                        new Discharged(id(3), at("09:00"))));
    }
}

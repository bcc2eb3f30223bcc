package org.flightplan.specialties;

import static org.flightplan.fields.JsonDoc.doc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flightplan.fields.JsonDoc;
import org.flightplan.specialties.Calculator.Bean;
import org.flightplan.specialties.Calculator.Calculation;
import org.flightplan.specialties.Calculator.Occurrence;
import org.junit.jupiter.api.Test;

/** What packs calculate of a stay's events. */
class CalculatorTest {

    private final List<Occurrence> events = new ArrayList<>();
    private final Instant until = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void nothing_is_calculated_while_no_event_says_it() {
        for (Manifest manifest : List.of(cardiac(), orthopaedics())) {
            for (Calculator calculator : manifest.calculators()) {
                assertEquals(Optional.empty(), calculate(calculator), calculator.id());
            }
        }
    }

    @Test
    void days_ventilated_end_with_the_next_extubation_or_last_until_now() {
        event("intubation", "2026-03-01T00:00:00Z", doc());
        event("extubation", "2026-03-02T12:00:00Z", doc());
        assertEquals("1.5", value("days_ventilated"));
        event("intubation", "2026-03-09T12:00:00Z", doc());
        assertEquals("2.5", value("days_ventilated"));
        assertEquals(
                events.stream().map(Occurrence::id).toList(),
                calculated("days_ventilated").sources().stream().sorted().toList());
    }

    @Test
    void hours_that_overlap_count_once_and_what_is_planned_ahead_does_not_count() {
        run("2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z");
        run("2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z");
        run("2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z");
        assertEquals("3.5", value("days_on_ecmo"));
        run("2026-03-11T00:00:00Z", null);
        assertEquals("3.5", value("days_on_ecmo"));
    }

    @Test
    void the_postoperative_day_is_0_on_the_day_of_surgery_by_the_hospitals_calendar() {
        event("heart_surgery", "2026-03-08T23:30:00Z", doc());
        assertEquals("2", value("postoperative_day"));
        Calculator calculator = calculator(cardiac(), "postoperative_day");
        assertEquals(
                "1",
                calculator
                        .calculate(events, until, ZoneId.of("Europe/Berlin"), name -> Optional.empty())
                        .map(Calculation::value)
                        .orElseThrow()
                        .toString());
    }

    @Test
    void the_vasoactive_inotropic_score_is_of_the_last_infusions() {
        event("vasoactive_infusion", "2026-03-08T00:00:00Z", doc().with("norepinephrine", 1));
        event(
                "vasoactive_infusion",
                "2026-03-09T00:00:00Z",
                doc().with("dopamine", 5)
                        .with("epinephrine", 0.05)
                        .with("milrinone", 0.5)
                        .with("vasopressin", 0.0005));
        // 5 + 100 × 0.05 + 10 × 0.5 + 10,000 × 0.0005
        assertEquals("20.0", value("vasoactive_inotropic_score"));
    }

    @Test
    void a_number_outside_of_its_range_is_told_of_without_it() {
        event(
                "vasoactive_infusion",
                "2026-03-09T00:00:00Z",
                doc().with("epinephrine", 10).with("norepinephrine", 10));
        assertNull(calculated("vasoactive_inotropic_score").value());
    }

    @Test
    void a_bean_calculates_where_no_expression_can() throws BrokenPack {
        String yaml = Packs.with("expression: degrees * 2.0", "bean: doubling");
        Calculator calculator =
                PackReader.read(Packs.source(yaml)).calculators().get(0);
        event("proof", "2026-03-09T00:00:00Z", doc().with("degrees", 21));
        Bean doubling = inputs -> Optional.ofNullable(inputs.get("degrees")).map(degrees -> degrees * 2);
        assertEquals(
                "42",
                calculator
                        .calculate(
                                events,
                                until,
                                ZoneId.of("UTC"),
                                name -> name.equals("doubling") ? Optional.of(doubling) : Optional.empty())
                        .map(Calculation::value)
                        .orElseThrow()
                        .toString());
        assertEquals(Optional.empty(), calculate(calculator), "no such bean");
    }

    private void run(String from, String to) {
        event("ecmo_run", from, doc().with("started_at", from).with("stopped_at", to));
    }

    private void event(String type, String at, JsonDoc details) {
        JsonObject said = details.build();
        events.add(new Occurrence(new UUID(1, events.size()), type, Instant.parse(at), said));
    }

    private String value(String id) {
        return String.valueOf(calculated(id).value());
    }

    private Calculation calculated(String id) {
        return calculate(calculator(cardiac(), id)).orElseThrow();
    }

    private Optional<Calculation> calculate(Calculator calculator) {
        return calculator.calculate(events, until, ZoneId.of("UTC"), name -> Optional.empty());
    }

    private static Calculator calculator(Manifest manifest, String id) {
        return manifest.calculators().stream()
                .filter(calculator -> calculator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Manifest cardiac() {
        return Specialties.find("cardiac", "1.0.0").orElseThrow();
    }

    private static Manifest orthopaedics() {
        return Specialties.find("orthopaedics", "1.0.0").orElseThrow();
    }
}

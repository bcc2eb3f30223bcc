package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ADMITTED_AT;
import static org.flightplan.admissions.Stays.ATTENDING;
import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.PATIENT;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.event;
import static org.flightplan.admissions.Stays.json;
import static org.flightplan.admissions.Stays.moved;
import static org.flightplan.admissions.Stays.recorded;
import static org.flightplan.admissions.Stays.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.CorrectClinicalEvent;
import org.flightplan.admissions.AdmissionEvent.Admitted;
import org.flightplan.admissions.AdmissionEvent.ClinicalEventCorrected;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Reason;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related;
import org.flightplan.specialties.Packs;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clinical event is judged in the words of the version of its specialty's pack that the hospital uses. */
class SpecialtyWordsTest {

    private static final String RIGHT = "{\"side\": \"left\"}";

    @BeforeAll
    static void two_versions_of_a_pack_are_installed() {
        String first = Packs.PROOF.replace("name: proof", "name: worded");
        Packs.install(first.replace("retired: true", "retired: false"));
        // the second also has a third word, and no share any more
        Packs.install(first.replace("1.0.0", "2.0.0")
                .replace("[left, right]", "[left, right, both]")
                .replaceAll(".*name: share.*\n", "")
                .replace("id: old_proof", "id: older_proof"));
        Packs.install(first.replace("1.0.0", "1.1.0"));
    }

    @Test
    void a_retired_event_type_takes_no_new_event() {
        Reason reason = in("worded@1.1.0")
                .when(event("old_proof", "08:00", "{}"))
                .refuses(Kind.CONTENT, "invalid_fields", "event_type");
        String told = reason.fieldErrors().byField().get("event_type").get(0);
        assertTrue(told.startsWith("is retired and takes no new event; use one of risk_status, "), told);
        assertTrue(told.endsWith(", proof"), told);
        in("worded@1.0.0").when(event("old_proof", "08:00", "{}")).accepts(recorded("old_proof", "08:00", "{}"));
    }

    @Test
    void an_event_of_a_type_that_was_retired_or_dropped_since_is_corrected_all_the_same() {
        ClinicalEventCorrected corrected =
                new ClinicalEventCorrected(new UUID(0, 3), "old_proof", at("07:30"), json("{}"), false, null);
        CorrectClinicalEvent correct = new CorrectClinicalEvent(new UUID(0, 3), at("07:30"), json("{}"), false, null);
        for (String version : List.of("worded@1.1.0", "worded")) {
            in(version)
                    .given(recorded("old_proof", "08:00", "{}"))
                    .when(correct)
                    .accepts(corrected);
        }
        in("worded@2.0.0")
                .when(event("old_proof", "08:00", "{}"))
                .refuses(Kind.CONTENT, "invalid_fields", "event_type");
    }

    @Test
    void a_field_is_held_to_its_range_its_words_and_whether_it_is_required() {
        Map<String, String> wrong = Map.of(
                "details.side", "{}",
                "details.degrees", "{\"side\": \"left\", \"degrees\": 161}",
                "details.share", "{\"side\": \"left\", \"share\": 0.4}",
                "details.took", "{\"side\": \"left\", \"took\": \"an hour\"}",
                "details.remark", "{\"side\": \"left\", \"remark\": \"too long\"}",
                "details.angle", "{\"side\": \"left\", \"angle\": 3}");
        wrong.forEach((field, details) -> in("worded@1.0.0")
                .when(event("proof", "08:00", details))
                .refuses(Kind.CONTENT, "invalid_fields", field));
        in("worded@1.0.0")
                .when(event("proof", "08:00", "{\"side\": \"both\"}"))
                .refuses(Kind.CONTENT, "invalid_fields", "details.side");
        in("worded")
                .when(event("proof", "08:00", "{\"side\": \"both\"}"))
                .accepts(recorded("proof", "08:00", "{\"side\": \"both\"}"));
    }

    @Test
    void a_rule_warns_and_holds_nothing_back() {
        String bent = "{\"side\": \"left\", \"degrees\": 91}";
        in("worded")
                .when(event("proof", "08:00", bent))
                .acceptsWarning(recorded("proof", "08:00", bent), "bent", "details.degrees");
        in("worded").when(event("proof", "08:00", RIGHT)).accepts(recorded("proof", "08:00", RIGHT));
    }

    @Test
    void a_rule_knows_where_the_patient_was_and_how_long_in_hospital() {
        Packs.install(Packs.PROOF
                .replace("name: proof", "name: placed")
                .replace("details.degrees > 90", "location == \"ONE\" && hours_since_admission == 2.0"));
        Scenario<AdmissionCommand, AdmissionState, AdmissionEvent> there =
                in("placed").given(moved(null, "one", "07:30"));
        there.when(event("proof", "08:00", RIGHT))
                .acceptsWarning(recorded("proof", "08:00", RIGHT), "bent", "details.degrees");
        there.when(event("proof", "08:30", RIGHT)).accepts(recorded("proof", "08:30", RIGHT));
        in("placed").when(event("proof", "08:00", RIGHT)).accepts(recorded("proof", "08:00", RIGHT));
    }

    @Test
    void an_event_that_was_recorded_is_none_of_other_content_however_wrong_that_is() {
        String wrong = "{\"side\": \"left\", \"degrees\": \"many\", \"took\": \"long\", \"from\": \"then\"}";
        in("worded")
                .given(recorded("proof", "08:00", RIGHT))
                .when(event("proof", "08:00", wrong))
                .refuses(Kind.CONTENT, "invalid_fields");
    }

    @Test
    void metadata_name_the_manifest_and_the_version_that_judged() {
        assertEquals(
                json("{\"manifest\": \"worded\", \"manifest_version\": \"1.1.0\"}"),
                judgedBy("worded@1.1.0", recorded("proof", "08:00", RIGHT)));
        assertEquals(
                json("{\"manifest\": \"worded\", \"manifest_version\": \"2.0.0\"}"),
                judgedBy("worded", recorded("proof", "08:00", RIGHT)));
        assertEquals(
                json("{\"manifest\": \"worded\", \"manifest_version\": \"1.1.0\"}"),
                judgedBy(
                        "worded",
                        new ClinicalEventCorrected(new UUID(0, 3), "old_proof", null, json("{}"), false, null)));
        assertEquals(json("{}"), judgedBy("worded", moved(null, "ONE", "07:30")));
    }

    private static JsonObject judgedBy(String chosen, AdmissionEvent event) {
        AdmissionDecider decider = new AdmissionDecider();
        Tenant tenant = new Tenant(
                new TenantId(new UUID(0, 1)), "Synthetic", true, List.of(chosen), false, ZoneOffset.UTC, Scenario.NOW);
        Circumstances circumstances =
                new Circumstances(Scenario.NOW, tenant, new Related.Found(Related.NONE, Map.of(), Map.of()));
        return decider.judgedBy(
                event, decider.evolve(decider.initial(), admittedTo("worded"), new UUID(0, 1)), circumstances);
    }

    private static Scenario<AdmissionCommand, AdmissionState, AdmissionEvent> in(String chosen) {
        return stay().withSpecialties(chosen).given(admittedTo(Tenant.nameOf(chosen)));
    }

    private static Admitted admittedTo(String specialty) {
        return new Admitted(
                ID, PATIENT, specialty, ATTENDING, null, ADMITTED_AT, "synthetic complaint", "elective", null);
    }
}

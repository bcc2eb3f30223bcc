package org.flightplan.admissions;

import static org.flightplan.admissions.Stays.ADMITTED_AT;
import static org.flightplan.admissions.Stays.ATTENDING;
import static org.flightplan.admissions.Stays.ID;
import static org.flightplan.admissions.Stays.PATIENT;
import static org.flightplan.admissions.Stays.admitted;
import static org.flightplan.admissions.Stays.at;
import static org.flightplan.admissions.Stays.known;
import static org.flightplan.admissions.Stays.past;
import static org.flightplan.admissions.Stays.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.admissions.AdmissionCommand.AdmitPatient;
import org.flightplan.admissions.AdmissionCommand.AdmitWithinCareTeam;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.UniqueKey;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** Who admits a patient again where care teams are kept, what an admission claims, and what a refusal tells to whom. */
class AdmitRulesTest {

    private static final UUID NURSE = new UUID(0, 11);
    private static final UUID OTHER_STAY = new UUID(0, 6);

    private static AdmitPatient admit(Instant admitDate) {
        return new AdmitPatient(new AdmissionEvent.Admitted(
                ID, PATIENT, "cardiac", ATTENDING, null, admitDate, "synthetic complaint", "elective", null));
    }

    private static AdmitWithinCareTeam by(UUID user) {
        return new AdmitWithinCareTeam(admit(ADMITTED_AT), user);
    }

    private static RelatedEvent told(String type, String data) {
        return past(type, data);
    }

    private static RelatedEvent begun() {
        return told("admission.created", "{'attending_id': '" + ATTENDING + "'}");
    }

    private static RelatedEvent ended() {
        return told("admission.discharged", "{'discharge_date': '2026-03-01T06:00:00Z'}");
    }

    private static RelatedEvent team(UUID user, boolean member) {
        return told("admission.care_team_changed", "{'user_id': '" + user + "', 'member': " + member + "}");
    }

    private static Scenario<AdmissionCommand, AdmissionState, AdmissionEvent> after(RelatedEvent... events) {
        return stay().withStream(OTHER_STAY, "Admission", events);
    }

    @Test
    void a_patient_who_never_stayed_is_admitted_by_anyone() {
        stay().when(by(NURSE)).accepts(admitted());
    }

    @Test
    void a_patient_who_stayed_is_admitted_by_the_attending_of_then_or_someone_of_the_team_alone() {
        after(begun(), ended()).when(by(ATTENDING)).accepts(admitted());
        after(begun(), ended()).when(by(NURSE)).refuses(Kind.NO_ACCESS, "no_access");
        after(begun(), team(NURSE, true), ended()).when(by(NURSE)).accepts(admitted());
        after(begun(), team(new UUID(0, 12), true), ended()).when(by(NURSE)).refuses(Kind.NO_ACCESS, "no_access");
    }

    @Test
    void what_was_last_said_of_a_user_holds_and_the_attending_stays_in_the_team() {
        after(begun(), team(NURSE, true), team(NURSE, false), ended())
                .when(by(NURSE))
                .refuses(Kind.NO_ACCESS, "no_access");
        after(begun(), team(NURSE, false), team(NURSE, true), ended())
                .when(by(NURSE))
                .accepts(admitted());
        after(begun(), team(ATTENDING, false), ended()).when(by(ATTENDING)).accepts(admitted());
    }

    @Test
    void one_of_the_stays_is_enough() {
        after(begun(), ended())
                .withStream(new UUID(0, 4), "Admission", begun(), team(NURSE, true), ended())
                .when(by(NURSE))
                .accepts(admitted());
    }

    @Test
    void who_is_outside_learns_no_more_than_what_the_request_itself_tells() {
        // that the patient is in hospital is not for them
        after(begun()).when(by(NURSE)).refuses(Kind.NO_ACCESS, "no_access");
        after(begun()).when(by(ATTENDING)).refuses(Kind.STATE, "already_admitted", "patient_id");
        after(begun(), ended())
                .when(new AdmitWithinCareTeam(admit(at("12:06")), NURSE))
                .refuses(Kind.CONTENT, "invalid_fields", "admit_date");
    }

    @Test
    void who_is_outside_and_takes_an_id_that_exists_is_not_told_so() {
        var existing = after(begun(), ended()).given(admitted());
        AdmitPatient another = admit(at("06:01"));
        existing.when(new AdmitWithinCareTeam(another, NURSE)).refuses(Kind.NO_ACCESS, "no_access");
        existing.when(new AdmitWithinCareTeam(another, ATTENDING))
                .refuses(Kind.STATE, "admission_id_taken", "admission_id");
        existing.when(by(NURSE)).repeats(admitted());
        existing.when(new AdmitWithinCareTeam(admit(at("12:06")), NURSE))
                .refuses(Kind.CONTENT, "invalid_fields", "admit_date");
    }

    @Test
    void an_open_stay_is_told_before_one_that_overlaps_and_of_those_the_last_to_end() {
        RelatedEvent late = told("admission.discharged", "{'discharge_date': '" + at("07:00") + "'}");
        RelatedEvent later = told("admission.discharged", "{'discharge_date': '" + at("08:00") + "'}");
        var reason = after(begun(), late)
                .withStream(new UUID(0, 4), "Admission", begun(), later)
                .withStream(new UUID(0, 8), "Admission", begun(), late)
                .when(admit(ADMITTED_AT))
                .refuses(Kind.STATE, "stays_overlap", "admit_date");
        assertEquals(new UUID(0, 4).toString(), reason.facts().get("admission_id"));
        after(begun(), late)
                .withStream(new UUID(0, 4), "Admission", begun())
                .when(admit(ADMITTED_AT))
                .refuses(Kind.STATE, "already_admitted", "patient_id");
    }

    @Test
    void an_admission_claims_the_patients_next_stay_and_the_open_one_and_nothing_else_claims() {
        Map<UUID, RelatedStream> streams = new HashMap<>();
        streams.put(PATIENT.value(), new RelatedStream(PATIENT.value(), "Patient", 1, List.of(known())));
        List<String> numbers = new ArrayList<>();
        for (int stays = 0; stays < 2; stays++) {
            List<KeyClaim> claims = AdmitRules.claims(circumstances(streams), ID.value(), admitted());
            numbers.add(claims.get(0).key().hash());
            assertEquals(
                    List.of("stay", "open_stay"),
                    claims.stream().map(KeyClaim::kind).toList());
            assertEquals(
                    UniqueKey.of("open_stay", PATIENT.value()), claims.get(1).key());
            streams.put(OTHER_STAY, new RelatedStream(OTHER_STAY, "Admission", 1, List.of(begun())));
        }
        String patient = PATIENT.value().toString().replace("-", "");
        assertEquals(List.of(patient + "00000001", patient + "00000002"), numbers);
        assertEquals(List.of(), AdmitRules.claims(circumstances(streams), ID.value(), Stays.discharged("09:00")));
    }

    @Test
    void the_rules_know_their_own_keys() {
        assertTrue(AdmitRules.claims(UniqueKey.of("stay", ID.value())));
        assertTrue(AdmitRules.claims(UniqueKey.of("open_stay", ID.value())));
        assertFalse(AdmitRules.claims(UniqueKey.of("event_id", ID.value())));
    }

    @Test
    void what_is_wrong_with_the_request_itself_may_be_told_to_anyone_and_what_rests_on_the_stay_may_not() {
        assertEquals(true, restsOnRequest("annotation", "12:06", "{'text': 'synthetic'}", "cardiac"));
        assertEquals(false, restsOnRequest("annotation", "05:59", "{'text': 'synthetic'}", "cardiac"));
        // all specialties of the hospital would say the same, or one would not
        assertEquals(true, restsOnRequest("horoscope", "08:00", "{}", "cardiac"));
        assertEquals(false, restsOnRequest("horoscope", "08:00", "{}", "cardiac", "another"));
        assertEquals(false, restsOnRequest("horoscope", "05:59", "{}", "cardiac"));
        assertEquals(true, restsOnRequest("horoscope", "12:06", "{}", "cardiac"));
        assertEquals(false, restsOnRequest("horoscope", "12:06", "{}", "cardiac", "another"));
    }

    private static boolean restsOnRequest(String type, String time, String details, String... specialties) {
        var refused = stay().withSpecialties(specialties)
                .given(admitted())
                .when(Stays.event(type, time, details.replace('\'', '"')));
        return assertInstanceOf(Decision.Refuse.class, refused.decision())
                .rejection()
                .restsOnRequest();
    }

    private static Circumstances circumstances(Map<UUID, RelatedStream> streams) {
        Tenant tenant = new Tenant(
                new TenantId(new UUID(0, 1)),
                "Synthetic",
                true,
                List.of("cardiac"),
                false,
                ZoneOffset.UTC,
                Instant.EPOCH);
        return new Circumstances(Scenario.NOW, tenant, new Related.Found(Related.NONE, streams, Map.of()));
    }
}

package org.flightplan.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flightplan.append.AppendRequest.KeyClaim;
import org.flightplan.commands.Aggregate.Made;
import org.flightplan.commands.Circumstances;
import org.flightplan.commands.Decision;
import org.flightplan.commands.Reason.Kind;
import org.flightplan.commands.Scenario;
import org.flightplan.events.Related;
import org.flightplan.events.Related.RelatedEvent;
import org.flightplan.events.Related.RelatedStream;
import org.flightplan.events.UniqueKey;
import org.flightplan.fields.JsonDoc;
import org.flightplan.fields.Values;
import org.flightplan.patients.PatientCommand.ErasePatient;
import org.flightplan.patients.PatientCommand.MergePatient;
import org.flightplan.patients.PatientCommand.UpdatePatient;
import org.flightplan.patients.PatientEvent.PatientCreated;
import org.flightplan.patients.PatientEvent.PatientErased;
import org.flightplan.patients.PatientEvent.PatientsMerged;
import org.flightplan.tenants.Tenant;
import org.flightplan.tenants.TenantId;
import org.junit.jupiter.api.Test;

class MergeRulesTest {

    private static final PatientId SURVIVOR = new PatientId(new UUID(0, 1));
    private static final PatientId RETIRED = new PatientId(new UUID(0, 2));
    private static final PatientId EARLIER = new PatientId(new UUID(0, 3));
    private static final UUID OPEN = new UUID(0, 10);
    private static final MergePatient MERGE = new MergePatient(SURVIVOR, RETIRED, null);

    private static Scenario<PatientCommand, PatientState, PatientEvent> patient(PatientId id) {
        return new Scenario<>(new PatientDecider()).given(created(id));
    }

    private static PatientCreated created(PatientId id) {
        return new PatientCreated(
                id,
                new PatientName("Synthia"),
                new Mrn("SYN-" + id),
                new BirthDate(LocalDate.of(2020, 1, 2)),
                null,
                false);
    }

    private static RelatedEvent event(String type, Object... data) {
        JsonDoc doc = JsonDoc.doc();
        for (int i = 0; i < data.length; i += 2) {
            doc.with((String) data[i], data[i + 1]);
        }
        return new RelatedEvent(UUID.randomUUID(), type, new Values(doc.build()), null);
    }

    private static RelatedEvent known(PatientId id) {
        return event("patient.created", "patient_id", id.value());
    }

    private static RelatedEvent merged(PatientId survivor, PatientId retired) {
        return event("patient.merged", "survivor_id", survivor.value(), "retired_id", retired.value());
    }

    @Test
    void one_record_is_merged_into_another() {
        patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED))
                .when(MERGE)
                .accepts(new PatientsMerged(SURVIVOR, RETIRED, null));
    }

    @Test
    void those_merged_before_go_with_it() {
        var outcome = patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED), merged(RETIRED, EARLIER))
                .withStream(EARLIER.value(), "Patient", known(EARLIER), merged(RETIRED, EARLIER))
                .when(MERGE);
        assertEquals(
                List.of(new PatientsMerged(SURVIVOR, RETIRED, null), new PatientsMerged(SURVIVOR, EARLIER, null)),
                assertInstanceOf(Decision.Accept.class, outcome.decision()).events());
    }

    @Test
    void a_merge_that_came_in_between_is_decided_again() {
        patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED), merged(RETIRED, EARLIER))
                .when(MERGE)
                .refuses(Kind.STATE, "merged_meanwhile");
        patient(SURVIVOR)
                .given(new PatientsMerged(SURVIVOR, RETIRED, null))
                .when(new ErasePatient(SURVIVOR, "court_order", false))
                .refuses(Kind.STATE, "merged_meanwhile");
    }

    @Test
    void again_nothing_happens() {
        var outcome = patient(SURVIVOR)
                .given(new PatientsMerged(SURVIVOR, RETIRED, null))
                .when(MERGE);
        assertEquals(Decision.nothing(), outcome.decision());
    }

    @Test
    void a_record_is_not_merged_into_itself_nor_one_that_is_unknown_erased_or_merged() {
        patient(SURVIVOR)
                .when(new MergePatient(SURVIVOR, SURVIVOR, null))
                .refuses(Kind.CONTENT, "invalid_fields", "retired_id");
        patient(SURVIVOR).when(MERGE).refuses(Kind.CONTENT, "invalid_fields", "retired_id");
        patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED), event("patient.erased"))
                .when(MERGE)
                .refuses(Kind.STATE, "patient_erased", "retired_id");
        patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED), merged(EARLIER, RETIRED))
                .when(MERGE)
                .refuses(Kind.STATE, "merged", "retired_id");
        patient(SURVIVOR)
                .given(new PatientErased(SURVIVOR, "court_order"))
                .when(MERGE)
                .refuses(Kind.STATE, "patient_erased");
        patient(SURVIVOR)
                .given(new PatientsMerged(EARLIER, SURVIVOR, null))
                .when(MERGE)
                .refuses(Kind.STATE, "merged");
        new Scenario<>(new PatientDecider()).when(MERGE).refuses(Kind.NOT_FOUND, "not_found");
    }

    @Test
    void two_patients_in_hospital_are_two() {
        UniqueKey one = PatientDecider.openStay(SURVIVOR);
        UniqueKey other = PatientDecider.openStay(RETIRED);
        patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED))
                .withHolder(one, OPEN)
                .withHolder(other, new UUID(0, 11))
                .when(MERGE)
                .refuses(Kind.STATE, "both_admitted");
        patient(SURVIVOR)
                .withStream(RETIRED.value(), "Patient", known(RETIRED))
                .withHolder(other, OPEN)
                .when(MERGE)
                .accepts(new PatientsMerged(SURVIVOR, RETIRED, null));
    }

    @Test
    void nothing_is_recorded_of_a_record_that_was_merged() {
        var merged = patient(RETIRED).given(new PatientsMerged(SURVIVOR, RETIRED, null));
        merged.when(new UpdatePatient(JsonDoc.doc().with("gender", "other").build()))
                .refuses(Kind.STATE, "merged");
        merged.when(new ErasePatient(RETIRED, "court_order", false)).refuses(Kind.STATE, "merged");
        merged.when(new ErasePatient(RETIRED, "court_order", true)).accepts(new PatientErased(RETIRED, "court_order"));
    }

    @Test
    void whoever_is_merged_away_is_erased_with_the_survivor_once() {
        patient(SURVIVOR)
                .given(new PatientsMerged(SURVIVOR, RETIRED, null), new PatientsMerged(SURVIVOR, EARLIER, null))
                .withStream(RETIRED.value(), "Patient", known(RETIRED), merged(SURVIVOR, RETIRED))
                .withStream(EARLIER.value(), "Patient", known(EARLIER), event("patient.erased"))
                .when(new ErasePatient(SURVIVOR, "court_order", false))
                .accepts(new PatientErased(SURVIVOR, "court_order", List.of(RETIRED)));
    }

    @Test
    void the_stays_are_told_and_numbered_behind_the_survivors_own() {
        UUID own = new UUID(0, 20);
        UUID theirs = new UUID(0, 21);
        UUID open = new UUID(0, 22);
        Map<UUID, RelatedStream> streams = Map.of(
                RETIRED.value(),
                new RelatedStream(RETIRED.value(), "Patient", 4, List.of(known(RETIRED))),
                own,
                stay(own, 3, event("admission.created", "patient_id", SURVIVOR.value())),
                theirs,
                stay(
                        theirs,
                        5,
                        event("admission.created", "patient_id", EARLIER.value()),
                        event("admission.patient_merged", "patient_id", RETIRED.value())),
                open,
                stay(open, 7, event("admission.created", "patient_id", RETIRED.value())));
        Circumstances circumstances = new Circumstances(
                Scenario.NOW,
                new Tenant(
                        new TenantId(new UUID(0, 1)),
                        "Synthetic",
                        true,
                        List.of(),
                        false,
                        java.time.ZoneOffset.UTC,
                        Scenario.NOW),
                new Related.Found(Related.NONE, streams, Map.of(PatientDecider.openStay(RETIRED), open)));
        PatientsMerged merged = new PatientsMerged(SURVIVOR, RETIRED, "Synthetic reason");
        var claims = MergeRules.claims(circumstances, merged);
        assertEquals(3, claims.size());
        assertEquals(new KeyClaim(PatientDecider.openStay(SURVIVOR), open), claims.get(2));
        assertEquals(
                2,
                claims.subList(0, 2).stream()
                        .map(KeyClaim::key)
                        .map(UniqueKey::hash)
                        .filter(hash -> hash.endsWith("00000002") || hash.endsWith("00000003"))
                        .distinct()
                        .count());
        var told = MergeRules.companions(circumstances, List.of(new Made<>(merged, new UUID(0, 30), 0)));
        assertEquals(
                List.of("patient.merged", "admission.patient_merged", "admission.patient_merged"),
                told.stream().map(one -> one.eventType()).toList());
        told.forEach(one -> assertEquals(false, one.data().containsKey("reason")));
    }

    private static RelatedStream stay(UUID id, int version, RelatedEvent... events) {
        return new RelatedStream(id, "Admission", version, List.of(events));
    }
}
